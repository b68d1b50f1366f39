using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>Counts what was answered, at the weekly hour and in lots; at the first one after the last question it erases who was asked.</summary>
internal sealed class FollowThroughHour(OrganizerDb db, KeyRing keys, Lots lots, SaidQuestions said, TimeProvider clock) : IWeeklyPart
{
    /// <inheritdoc/>
    public async Task KeepAsync(Community community, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(community);
        var (owner, since) = (community.Id, clock.GetUtcNow() - Sheet.UntilQuestion);
        var pledges = await db.Pledges.Where(pledge => pledge.OwnerId == owner && pledge.Sheet.AsksLater && !pledge.Sheet.HasAsked && pledge.Sheet.GoalSaidAt <= since).ToListAsync(cancellationToken);
        foreach (var pledge in pledges)
        {
            await CountAsync(pledge, cancellationToken);
        }
    }

    private async Task CountAsync(Pledge pledge, CancellationToken cancellationToken)
    {
        var (sheet, isLast) = (pledge.Sheet, !pledge.Sheet.IsAsking(clock.GetUtcNow()));
        var asked = await db.PledgeAnswers.Where(answer => answer.SheetId == sheet.Id && (isLast || answer.State == AnswerState.Waiting)).ToListAsync(cancellationToken);
        PledgeAnswer[] waiting = [.. asked.Where(answer => answer.State == AnswerState.Waiting)];
        // Which of them are counted says nothing of who answered first.
        RandomNumberGenerator.Shuffle<PledgeAnswer>(waiting);
        var known = sheet.Counting == Counting.Weekly ? (await db.CountReleasedAsync(sheet, cancellationToken)).Total : GroupSize.K;
        var lot = waiting[..(known < GroupSize.K ? 0 : FollowThrough.Lot(sheet, waiting.Length, isLast, lots.HoldBack))];
        // That ten answered says that ten pledged: where fewer are known to have, nothing is told.
        if (lot.Length > 0 && await keys.OfAsync(sheet.Id.Value, cancellationToken) is { Part: KeyPart.Whole } sheetKeys)
        {
            pledge.Follow(lot.Count(answer => answer.Count(sheetKeys)), lot.Length, known, sheetKeys);
            sheet.Report();
        }

        if (isLast)
        {
            db.RemoveRange(asked);
            pledge.EndQuestion();
            said.Forget(sheet.Id);
        }
    }
}
