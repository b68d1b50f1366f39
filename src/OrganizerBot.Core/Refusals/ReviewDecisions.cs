using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>What moderators decide about refusals: who decided what, and carrying it out once that can no longer be undone.</summary>
internal sealed class ReviewDecisions(OrganizerDb db, RefusalDesk desk, ReviewCards cards, KeyRing keys, AuditTrail audit)
{
    private static readonly Dictionary<string, ReviewVerdict> Verdicts = new()
    {
        ["review approve"] = ReviewVerdict.Approved,
        ["review reject"] = ReviewVerdict.Rejected,
        ["review block"] = ReviewVerdict.Blocked,
        ["review undo"] = ReviewVerdict.Undone,
    };

    /// <summary>The last thing that a moderator decided about a refusal, as the audit has it; null when nobody decided, or undid it.</summary>
    public async Task<ReviewDecision?> AboutAsync(Code refusal, Community community, CommunityKeys own, CancellationToken cancellationToken)
    {
        var (about, acts) = (refusal.ToString(), Verdicts.Keys.ToArray());
        var last = await audit.Of(community).Where(entry => entry.About == about && acts.Contains(entry.Act)).OrderByDescending(entry => entry.Number).FirstOrDefaultAsync(cancellationToken);
        return last is null || Verdicts[last.Act] == ReviewVerdict.Undone
            ? null
            : new ReviewDecision(Verdicts[last.Act], last.Member(own) is { } member ? new MemberRef(community.Platform, member) : null);
    }

    /// <summary>The same for the caller.</summary>
    public Task<ReviewDecision?> AboutAsync(Code refusal, Caller caller, CancellationToken cancellationToken) => AboutAsync(refusal, caller.Community, caller.Keys, cancellationToken);

    /// <summary>Carries out, with this saving, what can no longer be undone. What was undone or taken back meanwhile is left alone.</summary>
    public async Task CarryOutAsync(Id<Refusal> id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.Refusals.SingleOrDefaultAsync(refusal => refusal.Id == id && refusal.UndoUntil <= now, cancellationToken) is not { } refusal)
        {
            return;
        }

        var community = await db.Communities.SingleAsync(community => community.Id == refusal.CommunityId, cancellationToken);
        var own = await keys.OfCommunityAsync(community.Id, cancellationToken);
        if (await AboutAsync(refusal.Code, community, own, cancellationToken) is not null)
        {
            // What was rejected because of another one's author has a card that changes at the next hour.
            await cards.FollowAsync(refusal, cancellationToken);
        }

        if (refusal.State == RefusalState.Approved)
        {
            if (!await desk.MayAppearAsync(refusal, cancellationToken))
            {
                refusal.WaitAgain();
                return;
            }

            await desk.PublishAsync(refusal, community, own, cancellationToken);
            return;
        }

        var (look, reason) = (await desk.LookAsync(refusal, own, cancellationToken), new UserText(own.Open(refusal.SealedReason!, RejectRefusal.ReasonPlace)));
        var words = Words.In(Language.From(look.Testimony?.Language));
        db.Add(Notice.For(refusal.Recipient!, own, ReviewMessages.Notice(words, look, reason)));
        await desk.RemoveAsync(refusal, cancellationToken);
    }
}

/// <summary>What a moderator decided about a refusal.</summary>
/// <param name="Verdict">What.</param>
/// <param name="By">Who; null where the audit cannot tell any more.</param>
internal sealed record ReviewDecision(ReviewVerdict Verdict, MemberRef? By)
{
    /// <summary>The verdict's place in keys of words.</summary>
    public string Key => Verdict.ToString().ToLowerInvariant();

    /// <summary>Who decided, to be said: an account, or words for one that nobody can tell any more.</summary>
    public object Who(Words words) => By is { } member ? member : words.Plain("review.by.unknown");
}

/// <summary>What a moderator can decide about a refusal.</summary>
internal enum ReviewVerdict
{
    /// <summary>It appears.</summary>
    Approved,

    /// <summary>It is deleted, and its author told why.</summary>
    Rejected,

    /// <summary>The same, and nothing more is taken from its author.</summary>
    Blocked,

    /// <summary>It waits again.</summary>
    Undone,
}
