using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Tells moderators, once, in their channel: who asks to take part, and what was decided. Where they chose no channel, <c>/organizer status</c> and the list tell.</summary>
internal sealed class JoinNews(OrganizerDb db, KeyRing keys, Silence silence, TimeProvider clock)
{
    /// <summary>Tells of a request: those who decide that it is there, those who asked that the answer is no.</summary>
    public async Task TellAsync(JoinRequest request, CancellationToken cancellationToken)
    {
        request.Tell();
        var look = await db.LookAtAsync(request, cancellationToken);
        await (request.State == JoinRequestState.Waiting
            ? WriteAsync(request.OwnerId, $"join/asked/{request.Code}", words => JoinMessages.Card(words, look), cancellationToken)
            : WriteAsync(request.CommunityId, $"join/declined/{request.Code}", words => JoinMessages.TellDeclined(words, look.Target), cancellationToken));
    }

    /// <summary>Tells a community that it takes part from now on, or no longer.</summary>
    public async Task TellAsync(Participation part, CancellationToken cancellationToken)
    {
        part.Tell();
        var campaign = await db.Campaigns.SingleAsync(campaign => campaign.Id == part.CampaignId, cancellationToken);
        var takesSignatures = await db.Communities.AnyAsync(community => community.Id == part.CommunityId && community.Owner == Ownership.Members, cancellationToken);
        await (part.HasLeft
            ? WriteAsync(part.CommunityId, $"join/removed/{part.Code}", words => JoinMessages.TellRemoved(words, campaign), cancellationToken)
            : WriteAsync(part.CommunityId, $"join/accepted/{part.Code}", words => CampaignMessages.Joined(words, campaign, takesSignatures), cancellationToken));
    }

    private async Task WriteAsync(Id<Community> whom, string key, Func<Words, Message> message, CancellationToken cancellationToken)
    {
        if (await db.Communities.FirstOrDefaultAsync(community => community.Id == whom && community.LeftAt == null && community.ErasedAt == null, cancellationToken) is { } community
            && await silence.ModeratorsAsync(community, cancellationToken) is { } channel)
        {
            db.Add(OutboxEntry.Write(key, channel, await keys.OfCommunityAsync(whom, cancellationToken), message(Words.In(community.Language)), clock));
        }
    }
}
