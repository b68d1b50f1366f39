using System.Diagnostics;
using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>Closes a petition before its deadline, after asking once.</summary>
[Command("petition close", CommandPolicy.Moderator)]
internal sealed record ClosePetition([Option(Suggest = typeof(PetitionSuggestions))] Code Petition, [Option(InForm = false)] bool? Sure = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, SheetBell bell, TimeProvider clock) : ICommandHandler<ClosePetition>
    {
        public async Task<Reply> HandleAsync(ClosePetition command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.OwnPetitionAsync(command.Petition, caller, cancellationToken) is not { } petition)
            {
                return PetitionMessages.Unknown(caller.Words, command.Petition);
            }

            if (command.Sure != true && petition.StateAt(clock.GetUtcNow()) == PetitionState.Open)
            {
                return PetitionMessages.AskClose(caller.Words, petition);
            }

            bell.Ring(petition.SheetId);
            return petition.Close() switch
            {
                PetitionOutcome.Done => PetitionMessages.Closed(caller.Words, petition),
                PetitionOutcome.AlreadyDone => PetitionMessages.AlreadyClosed(caller.Words, petition),
                PetitionOutcome.WrongState => PetitionMessages.WrongState(caller.Words, petition, clock.GetUtcNow()),
                _ => throw new UnreachableException(),
            };
        }
    }
}
