using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>The pledges that a caller may see.</summary>
internal sealed class PledgeShelf(OrganizerDb db, TimeProvider clock) : ISheetShelf
{
    public async Task<IReadOnlyList<ShelvedSheet>> VisibleAsync(Caller caller, CancellationToken cancellationToken)
    {
        var pledges = await db.PledgesOf(caller).Where(pledge => pledge.State != PledgeState.Draft).OrderByDescending(pledge => pledge.Id).ToListAsync(cancellationToken);
        return [.. pledges.Select(pledge => new ShelvedSheet(
            PledgeMessages.Verb,
            pledge.Sheet,
            PledgeMessages.Mention(caller.Words, pledge, clock.GetUtcNow()),
            pledge.OwnerId == caller.Community.Id ? PledgeMessages.Line("pledge admit", pledge) : null,
            PledgeMessages.Line("pledge tally", pledge)))];
    }
}
