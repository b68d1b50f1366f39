using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>Shows a petition whole, to the caller alone.</summary>
[Command("petition show", CommandPolicy.Anyone, ShowsModeratorsMore = true)]
internal sealed record ShowPetition([Option(Suggest = typeof(PetitionSuggestions))] Code Petition) : ICommand
{
    internal sealed class Handler(OrganizerDb db, SigningDesk desk, NamedSigners signers, Operator host, TimeProvider clock) : ICommandHandler<ShowPetition>
    {
        public async Task<Reply> HandleAsync(ShowPetition command, Caller caller, CancellationToken cancellationToken) =>
            await db.PetitionAsync(command.Petition, caller, cancellationToken) is { } petition
                ? PetitionMessages.Whole(
                    caller.Words, petition, caller.Community, host, await desk.CountAsync(petition.Sheet, cancellationToken), await NamesAsync(petition.Sheet, caller, cancellationToken), clock.GetUtcNow())
                : PetitionMessages.Unknown(caller.Words, command.Petition);

        /// <summary>No name is shown where an employer could read it.</summary>
        private async Task<IReadOnlyList<UserText>> NamesAsync(Sheet sheet, Caller caller, CancellationToken cancellationToken) =>
            caller.Community.TakesSignatures ? await signers.SomeAsync(sheet, cancellationToken) : [];
    }
}
