using System.Text.Json;
using OrganizerBot.Keys;
using OrganizerBot.Messages;

namespace OrganizerBot.Members;

/// <summary>Lets whoever holds a token see and erase what is kept about one account, once. Database and key file together do not tell whose it is: only the token opens it.</summary>
public sealed class PersonalLink
{
    private const int Days = 180;

    private PersonalLink()
    {
    }

    /// <summary>The hash of its token.</summary>
    public byte[] Id { get; private set; } = [];

    /// <summary>The account, sealed under a key that is made from the token.</summary>
    public byte[] SealedAccount { get; private set; } = [];

    /// <summary>The last day on which it works, UTC.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>Makes one.</summary>
    internal static PersonalLink To(Account account, LinkToken token, DateOnly today)
    {
        var holder = new Holder(account.Community.Platform, account.Community.Id, account.MemberId);
        return new PersonalLink { Id = token.Id, SealedAccount = Seal.Close(token.Key, Padding.Fill(JsonSerializer.Serialize(holder)), token.Id), LastDay = today.AddDays(Days) };
    }

    /// <summary>Whose it is.</summary>
    internal Account Open(LinkToken token)
    {
        var holder = JsonSerializer.Deserialize<Holder>(Padding.Strip(Seal.Open(token.Key, SealedAccount, Id))) ?? throw new JsonException("An empty link.");
        return new Account(new CommunityRef(holder.Platform, holder.Community), holder.Member);
    }

    private sealed record Holder(Platform Platform, string Community, string Member);
}
