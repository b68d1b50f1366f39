using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Home;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>The open pledges on a person's own page, the newest first.</summary>
internal sealed class PledgesAtHome(OrganizerDb db, TimeProvider clock) : IHomePart
{
    private const int Most = 6;

    public int Order => 20;

    public async Task<IReadOnlyList<Message>> ShowAsync(Caller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var open = await db.PledgesOf(caller).Where(pledge => pledge.State == PledgeState.Open && (pledge.Sheet.Deadline == null || pledge.Sheet.Deadline > now))
            .OrderByDescending(pledge => pledge.Id).Take(Most + 1).ToListAsync(cancellationToken);
        List<Message> shown = [PledgeMessages.HomeHeading(caller.Words, open.Count == 0, open.Count > Most)];
        foreach (var pledge in open.Take(Most))
        {
            shown.Add(PledgeMessages.AtHome(caller.Words, pledge, caller.Community, await db.CountReleasedAsync(pledge.Sheet, cancellationToken)));
        }

        return shown;
    }
}
