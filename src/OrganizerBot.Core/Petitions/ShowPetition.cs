using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>Shows a petition whole, to the caller alone.</summary>
[Command("petition show", CommandPolicy.Anyone)]
internal sealed record ShowPetition([Option(Suggest = typeof(PetitionSuggestions))] Code Petition) : ICommand
{
    internal sealed class Handler(OrganizerDb db, SigningDesk desk, Operator host, TimeProvider clock) : ICommandHandler<ShowPetition>
    {
        public async Task<Reply> HandleAsync(ShowPetition command, Caller caller, CancellationToken cancellationToken) =>
            await db.PetitionAsync(command.Petition, caller, cancellationToken) is { } petition
                ? PetitionMessages.Whole(caller.Words, petition, caller.Community, host, await desk.CountAsync(petition.Sheet, cancellationToken), clock.GetUtcNow())
                : PetitionMessages.Unknown(caller.Words, command.Petition);
    }
}
