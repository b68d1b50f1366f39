using System.Diagnostics;
using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>Records what the addressee of a delivered petition answered, or puts right what was recorded.</summary>
[Command("petition answer", CommandPolicy.Moderator)]
internal sealed record AnswerPetition(
    [Option(Suggest = typeof(PetitionSuggestions))] Code Petition,
    AnswerKind Kind,
    [Option(Max = 3000, Long = true)] UserText? Text = null,
    [Option(Past = true)] DateOnly? Day = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, SheetBell bell, TimeProvider clock) : ICommandHandler<AnswerPetition>
    {
        public async Task<Reply> HandleAsync(AnswerPetition command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.OwnPetitionAsync(command.Petition, caller, cancellationToken) is not { } petition)
            {
                return PetitionMessages.Unknown(caller.Words, command.Petition);
            }

            var answer = new PetitionAnswer(command.Kind, command.Day ?? Days.Today(clock.GetUtcNow(), caller.Community.TimeZone), command.Text?.Value ?? "");
            bell.Ring(petition.SheetId);
            return petition.Record(answer) switch
            {
                PetitionOutcome.Done => LetterMessages.Recorded(caller.Words, petition),
                PetitionOutcome.AlreadyDone => LetterMessages.RecordedBefore(caller.Words, petition),
                PetitionOutcome.WrongState => LetterMessages.NotDelivered(caller.Words, petition),
                _ => throw new UnreachableException(),
            };
        }
    }
}
