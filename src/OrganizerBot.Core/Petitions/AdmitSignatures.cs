using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>Counts the signatures that were held because more came than a group of this size explains, up to the number of accounts that could sign.</summary>
[Command("petition admit", CommandPolicy.Moderator)]
internal sealed record AdmitSignatures([Option(Suggest = typeof(PetitionSuggestions))] Code Petition) : ICommand
{
    internal sealed class Handler(OrganizerDb db, HeldSignatures held, TimeProvider clock) : ICommandHandler<AdmitSignatures>
    {
        public async Task<Reply> HandleAsync(AdmitSignatures command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.OwnPetitionAsync(command.Petition, caller, cancellationToken) is not { } petition)
            {
                return PetitionMessages.Unknown(caller.Words, command.Petition);
            }

            return await held.AdmitAsync(petition.Sheet, cancellationToken)
                ? SigningMessages.Admitted(caller.Words, PetitionMessages.Title(petition))
                : PetitionMessages.WrongState(caller.Words, petition, clock.GetUtcNow());
        }
    }
}
