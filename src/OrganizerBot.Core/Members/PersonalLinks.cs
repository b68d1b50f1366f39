using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Members;

/// <summary>Gives out personal links, and knows whom one stands for.</summary>
internal sealed class PersonalLinks(OrganizerDb db, CommunityRegister communities, PublicAddress address, TimeProvider clock)
{
    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>Makes a link to the caller's account; saved with this unit of work.</summary>
    /// <returns>Its address and its last day, or null where there is no page to link to.</returns>
    public (Uri Address, DateOnly LastDay)? Make(Caller caller)
    {
        var token = LinkToken.New();
        if (address.Of(token) is not { } page)
        {
            return null;
        }

        var link = PersonalLink.To(caller.Account, token, Today);
        db.Add(link);
        return (page, link.LastDay);
    }

    /// <summary>The link of a token, if it still works.</summary>
    public Task<PersonalLink?> FindAsync(LinkToken token, CancellationToken cancellationToken)
    {
        var (id, today) = (token.Id, Today);
        return db.PersonalLinks.FirstOrDefaultAsync(link => link.Id == id && link.LastDay >= today, cancellationToken);
    }

    /// <summary>Whom a link stands for, as if they had asked themselves. It makes nobody a moderator by the platform's rights.</summary>
    public Task<Caller> RecogniseAsync(PersonalLink link, LinkToken token, Language language, CancellationToken cancellationToken)
    {
        var account = link.Open(token);
        return communities.RecogniseAsync(
            new Visitor
            {
                Community = account.Community,
                MemberId = account.MemberId,
                Name = default,
                Channel = new ChannelRef(account.Community.Platform, ""),
                Language = language,
                DeliveryId = "link/" + Convert.ToHexString(link.Id),
            },
            cancellationToken);
    }

    /// <summary>A link is used up, with this saving.</summary>
    public void UseUp(PersonalLink link) => db.Remove(link);
}
