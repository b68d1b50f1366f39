using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>Lists the pledges of this community, the newest first, ten on a page.</summary>
[Command("pledge list", CommandPolicy.Anyone, ShowsModeratorsMore = true)]
internal sealed record ListPledges([Option(From = 1, InForm = false)] int? Page = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, TimeProvider clock) : ICommandHandler<ListPledges>
    {
        public async Task<Reply> HandleAsync(ListPledges command, Caller caller, CancellationToken cancellationToken)
        {
            var page = await Page<Pledge>.ReadAsync(db.PledgesOf(caller).OrderByDescending(pledge => pledge.Id), command.Page, cancellationToken);
            List<(Pledge, ReleasedCount)> counted = [];
            foreach (var pledge in page.Items)
            {
                counted.Add((pledge, await db.CountReleasedAsync(pledge.Sheet, cancellationToken)));
            }

            return PledgeMessages.List(caller.Words, counted, page.Numbers, clock.GetUtcNow());
        }
    }
}
