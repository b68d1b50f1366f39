using System.Diagnostics;
using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>Gives a petition more time.</summary>
[Command("petition extend", CommandPolicy.Moderator)]
internal sealed record ExtendPetition([Option(Suggest = typeof(PetitionSuggestions))] Code Petition, DateOnly Deadline) : ICommand
{
    internal sealed class Handler(OrganizerDb db, SheetBell bell, TimeProvider clock) : ICommandHandler<ExtendPetition>
    {
        public async Task<Reply> HandleAsync(ExtendPetition command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.OwnPetitionAsync(command.Petition, caller, cancellationToken) is not { } petition)
            {
                return PetitionMessages.Unknown(caller.Words, command.Petition);
            }

            bell.Ring(petition.SheetId);
            return petition.Extend(Days.EndOf(command.Deadline, caller.Community.TimeZone), clock.GetUtcNow()) switch
            {
                PetitionOutcome.Done => PetitionMessages.Extended(caller.Words, petition),
                PetitionOutcome.DeadlinePast => PetitionMessages.DeadlinePast(caller.Words),
                PetitionOutcome.WrongState => PetitionMessages.WrongState(caller.Words, petition, clock.GetUtcNow()),
                _ => throw new UnreachableException(),
            };
        }
    }
}
