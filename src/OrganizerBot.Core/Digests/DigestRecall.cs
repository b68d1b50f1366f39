using Microsoft.EntityFrameworkCore;
using OrganizerBot.Messages;

namespace OrganizerBot.Digests;

/// <summary>Takes written digests back that were not posted. What they told is new again, and the next one tells it, as far as it is still true: a refusal that was forgotten meanwhile is told by none.</summary>
internal sealed class DigestRecall(OrganizerDb db) : IRecall
{
    /// <inheritdoc/>
    public async Task RecallAsync(IReadOnlyCollection<OutboxEntry> waiting, CancellationToken cancellationToken)
    {
        var ids = waiting.Select(entry => entry.Id).ToArray();
        var issues = await db.DigestIssues.Where(issue => ids.Contains(issue.OutboxId)).ToListAsync(cancellationToken);
        foreach (var issue in issues.OrderByDescending(issue => issue.WindowEnd))
        {
            var digest = await db.Digests.SingleAsync(digest => digest.Id == issue.DigestId, cancellationToken);
            db.RemoveRange(await db.DigestItems.Where(item => item.DigestId == issue.DigestId && item.WindowEnd == issue.WindowEnd).ToListAsync(cancellationToken));
            db.Remove(issue);
            db.Remove(waiting.Single(entry => entry.Id == issue.OutboxId));
            digest.Owe(issue.WindowEnd, issue.LastBefore);
        }
    }
}
