using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>Lists the petitions of this community, the newest first, ten on a page.</summary>
[Command("petition list", CommandPolicy.Anyone, ShowsModeratorsMore = true)]
internal sealed record ListPetitions([Option(From = 1, InForm = false)] int? Page = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, TimeProvider clock) : ICommandHandler<ListPetitions>
    {
        public async Task<Reply> HandleAsync(ListPetitions command, Caller caller, CancellationToken cancellationToken)
        {
            var page = await Page<Petition>.ReadAsync(db.PetitionsOf(caller).OrderByDescending(petition => petition.Id), command.Page, cancellationToken);
            List<(Petition, ReleasedCount)> counted = [];
            foreach (var petition in page.Items)
            {
                counted.Add((petition, await db.CountReleasedAsync(petition.Sheet, cancellationToken)));
            }

            return PetitionMessages.List(caller.Words, counted, page.Numbers, clock.GetUtcNow());
        }
    }
}
