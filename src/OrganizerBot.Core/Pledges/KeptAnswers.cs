using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Members;

namespace OrganizerBot.Pledges;

/// <summary>What is kept of whoever was asked whether they did what they had pledged. What was counted stays: it is nobody's.</summary>
internal sealed class KeptAnswers(OrganizerDb db, AnswerDesk desk) : IErasable
{
    public async Task<IReadOnlyCollection<Guid>> EraseAsync(Caller caller, CancellationToken cancellationToken)
    {
        HashSet<Guid> owners = [];
        // Also where the caller's community takes part no longer.
        foreach (var sheet in await db.Sheets.IgnoreQueryFilters().AsNoTracking().Where(sheet => sheet.AsksLater && !sheet.HasAsked && sheet.GoalSaidAt != null).ToListAsync(cancellationToken))
        {
            if (await desk.EraseAsync(sheet.Id, caller.Account, cancellationToken))
            {
                owners.Add(sheet.OwnerId.Value);
            }
        }

        return owners;
    }
}
