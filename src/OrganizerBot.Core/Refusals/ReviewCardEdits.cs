using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Replicas;

namespace OrganizerBot.Refusals;

/// <summary>Edits posted cards of refusals after something was decided about them. At the end nothing is left on a card but the code and who decided.</summary>
internal sealed class ReviewCardEdits(OrganizerDb db, RefusalDesk desk, ReviewDecisions decisions, KeyRing keys, IEnumerable<IMessenger> messengers, Suspensions suspensions)
{
    /// <summary>Lets a community's cards follow. What cannot be edited now is tried again at the next look.</summary>
    /// <param name="id">The community.</param>
    /// <param name="lease">What says that nobody else edits them; without it nothing more is begun.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task FollowAsync(Id<Community> id, HeldLease lease, CancellationToken cancellationToken)
    {
        var community = await db.Communities.SingleAsync(community => community.Id == id, cancellationToken);
        var messenger = messengers.FirstOrDefault(messenger => messenger.Platform == community.Platform);
        var own = await keys.OfCommunityAsync(id, cancellationToken);
        var stale = await db.ReviewCards.Where(card => card.CommunityId == id && card.IsStale)
            .Join(db.Outbox.Where(entry => entry.PostedId != null), card => card.OutboxId, entry => entry.Id, (card, entry) => new { card, entry.PostedId })
            .Join(db.Destinations.Where(place => place.Suspended == null), posted => posted.card.DestinationId, place => place.Id, (posted, place) => new { posted.card, posted.PostedId, place })
            .ToListAsync(cancellationToken);
        foreach (var posted in stale)
        {
            if (messenger is not null && posted.place.Suspended is null && lease.Holds)
            {
                var (face, isOver) = await FaceAsync(posted.card, community, own, cancellationToken);
                var result = await messenger.EditAsync(community.Ref, new MessageRef(posted.place.Channel, posted.PostedId!), face, community.Language, cancellationToken);
                await NoteAsync(posted.card, posted.place, community, result, isOver, cancellationToken);
            }
        }
    }

    /// <summary>What a card should show, and whether that is how it ends.</summary>
    private async Task<(Message Face, bool IsOver)> FaceAsync(ReviewCard card, Community community, CommunityKeys own, CancellationToken cancellationToken)
    {
        var words = Words.In(community.Language);
        var refusal = await db.Refusals.FirstOrDefaultAsync(refusal => refusal.CommunityId == card.CommunityId && refusal.Code == card.Refusal, cancellationToken);
        if (refusal?.State == RefusalState.Waiting)
        {
            return (ReviewCardMessages.Waiting(words, await desk.LookAsync(refusal, own, cancellationToken), card.Day), false);
        }

        var decision = await decisions.AboutAsync(card.Refusal, community, own, cancellationToken);
        return refusal is { IsDecided: true }
            ? (decision is null ? ReviewCardMessages.Ended(words, card.Refusal, null) : ReviewCardMessages.Decided(words, await desk.LookAsync(refusal, own, cancellationToken), card.Day, decision), false)
            : (ReviewCardMessages.Ended(words, card.Refusal, decision), true);
    }

    private async Task NoteAsync(ReviewCard card, Destination place, Community community, SendResult result, bool isOver, CancellationToken cancellationToken)
    {
        switch (result)
        {
            case SendResult.Sent when place.IsOnTrial:
                place.Works();
                await suspensions.TellReturnAsync(place, community, cancellationToken);
                goto case null;
            case SendResult.Sent:
            case null:
                card.Show();
                break;
            case SendResult.MessageGone:
                card.Lose();
                break;
            case SendResult.DestinationGone or SendResult.PermissionMissing or SendResult.AuthDead:
                await suspensions.SuspendAsync(place, community, result, cancellationToken);
                return;
            default:
                return;
        }

        if (isOver)
        {
            db.Remove(card);
        }
    }
}
