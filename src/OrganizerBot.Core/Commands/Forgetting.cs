using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Commands;

/// <summary>Forgets what is kept only for a while: unfinished forms after their hour, deliveries after two days, personal links after their last day, what was posted after a week, what moderators changed after ninety days, blocks of members after a year.</summary>
public sealed class Forgetting(OrganizerDb db, IWriter writer, TimeProvider clock)
{
    private const int AtOnce = 1000;

    /// <summary>Forgets a batch; the next call goes on.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        db.RemoveRange(await db.Drafts.Where(draft => draft.ExpiresAt <= now).OrderBy(draft => draft.ExpiresAt).Take(AtOnce).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Inbox.Where(entry => entry.ForgetAfter < today).OrderBy(entry => entry.Key).Take(AtOnce).ToListAsync(cancellationToken));
        db.RemoveRange(await db.PersonalLinks.Where(link => link.LastDay < today).OrderBy(link => link.LastDay).Take(AtOnce).ToListAsync(cancellationToken));
        var yearAgo = today.AddYears(-Block.YearsKept);
        var weekAgo = now.AddDays(-7);
        db.RemoveRange(await db.Outbox
            .Where(entry => entry.State == OutboxState.Sent && entry.FirstTriedAt < weekAgo && !db.Cards.Any(card => card.OutboxId == entry.Id) && !db.ReviewCards.Any(card => card.OutboxId == entry.Id))
            .OrderBy(entry => entry.Id).Take(AtOnce).ToListAsync(cancellationToken));
        var dayAgo = now.AddDays(-1);
        db.RemoveRange(await db.Leases.Where(lease => lease.Until < dayAgo).OrderBy(lease => lease.Until).Take(AtOnce).ToListAsync(cancellationToken));
        db.RemoveRange(await db.Blocks.Where(block => block.Day < yearAgo).OrderBy(block => block.Day).Take(AtOnce).ToListAsync(cancellationToken));
        db.RemoveRange(await OldActsAsync(today.AddDays(-AuditEntry.DaysKept), cancellationToken));
        if (db.ChangeTracker.HasChanges())
        {
            await writer.SaveAsync(db, cancellationToken);
        }
    }

    /// <summary>The beginning of each chain, up to the first entry that is kept: also when a clock went wrong, no chain gets a gap.</summary>
    private Task<List<AuditEntry>> OldActsAsync(DateOnly oldest, CancellationToken cancellationToken) => db.Audit
        .Where(entry => entry.Day < oldest && !db.Audit.Any(before => before.CommunityId == entry.CommunityId && before.Number < entry.Number && before.Day >= oldest))
        .OrderBy(entry => entry.Number).Take(AtOnce).ToListAsync(cancellationToken);
}
