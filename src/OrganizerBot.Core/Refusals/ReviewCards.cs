using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>The cards of waiting refusals, seen from what happens to these.</summary>
internal sealed class ReviewCards(OrganizerDb db, ReviewBell bell) : IRecall
{
    /// <summary>A moderator decided something: the card follows at once.</summary>
    public async Task FollowAsync(Refusal refusal, CancellationToken cancellationToken)
    {
        var (community, code) = (refusal.CommunityId, refusal.Code);
        if (await db.ReviewCards.FirstOrDefaultAsync(card => card.CommunityId == community && card.Refusal == code && !card.IsGone, cancellationToken) is { } card)
        {
            card.Doubt();
            bell.RingAfter(db);
        }
    }

    /// <summary>Takes back cards that are not posted yet, and with them the words that stand in them: those of a refusal that goes away, or says something else now. What stands in a channel already follows at the next hour of review.</summary>
    public async Task TakeBackAsync(IReadOnlyList<Refusal> refusals, CancellationToken cancellationToken)
    {
        Code[] codes = [.. refusals.Select(refusal => refusal.Code)];
        var community = refusals[0].CommunityId;
        var waiting = await db.ReviewCards.Where(card => card.CommunityId == community && codes.Contains(card.Refusal))
            .Join(db.Outbox.Where(entry => entry.State == OutboxState.Waiting && !entry.IsDoubtful && entry.LeaseUntil == null), card => card.OutboxId, entry => entry.Id, (card, entry) => new { card, entry })
            .ToListAsync(cancellationToken);
        db.RemoveRange(waiting.Select(found => found.card));
        db.RemoveRange(waiting.Select(found => found.entry));
    }

    /// <summary>At each hour of review cards follow whatever their refusals' authors did. What a moderator decided and can still undo is left to the next hour, unless the card was followed at once.</summary>
    public async Task FollowAuthorsAsync(Community community, CancellationToken cancellationToken)
    {
        var id = community.Id;
        var cards = await db.ReviewCards
            .Where(card => card.CommunityId == id && !db.Refusals.Any(refusal => refusal.CommunityId == id && refusal.Code == card.Refusal && refusal.State != RefusalState.Published && refusal.State != RefusalState.Retracted))
            .ToListAsync(cancellationToken);
        db.RemoveRange(cards.Where(card => card.IsGone));
        foreach (var card in cards.Where(card => !card.IsGone))
        {
            card.Doubt();
        }
    }

    /// <inheritdoc/>
    public async Task RecallAsync(IReadOnlyCollection<OutboxEntry> waiting, CancellationToken cancellationToken)
    {
        var ids = waiting.Select(entry => entry.Id).ToArray();
        var cards = await db.ReviewCards.Where(card => ids.Contains(card.OutboxId)).ToListAsync(cancellationToken);
        db.RemoveRange(cards);
        db.RemoveRange(waiting.Where(entry => entry.Key.StartsWith(ReviewHour.WordPrefix, StringComparison.Ordinal) || cards.Exists(card => card.OutboxId == entry.Id)));
    }
}
