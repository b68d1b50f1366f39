using System.Diagnostics;
using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>Makes the letter of a closed petition as files for the moderator who asks, after showing what will stand in it, and notes the day. Once more it makes them anew.</summary>
[Command("petition deliver", CommandPolicy.Moderator)]
internal sealed record DeliverPetition([Option(Suggest = typeof(PetitionSuggestions))] Code Petition, [Option(InForm = false)] bool? Sure = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, LetterDesk letters, SheetBell bell, TimeProvider clock) : ICommandHandler<DeliverPetition>
    {
        public async Task<Reply> HandleAsync(DeliverPetition command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.OwnPetitionAsync(command.Petition, caller, cancellationToken) is not { } petition)
            {
                return PetitionMessages.Unknown(caller.Words, command.Petition);
            }

            if (petition.StateAt(clock.GetUtcNow()) is PetitionState.Draft or PetitionState.Open)
            {
                return LetterMessages.NotClosed(caller.Words, petition);
            }

            if (command.Sure != true)
            {
                return petition.Sheet.CloseSaid
                    ? LetterMessages.Preview(
                        caller.Words,
                        petition,
                        await db.CountReleasedAsync(petition.Sheet, cancellationToken),
                        (await letters.NamesAsync(petition, caller.Community, cancellationToken)).Count,
                        caller.Community.TakesSignatures)
                    : LetterMessages.Unsettled(caller.Words, petition);
            }

            return await MakeAsync(petition, caller, cancellationToken);
        }

        /// <summary>The files come first: nothing is delivered that could not be made.</summary>
        private async Task<Reply> MakeAsync(Petition petition, Caller caller, CancellationToken cancellationToken)
        {
            var files = petition.Sheet.CloseSaid ? await letters.MakeAsync(petition, caller.Community, cancellationToken) : [];
            var outcome = petition.Deliver(Days.Today(clock.GetUtcNow(), caller.Community.TimeZone), clock.GetUtcNow());
            if (outcome == PetitionOutcome.Done)
            {
                bell.Ring(petition.SheetId);
            }

            return outcome switch
            {
                PetitionOutcome.Done => LetterMessages.Made(caller.Words, petition, files, isFirst: true),
                PetitionOutcome.AlreadyDone => LetterMessages.Made(caller.Words, petition, files, isFirst: false),
                PetitionOutcome.Unsettled => LetterMessages.Unsettled(caller.Words, petition),
                PetitionOutcome.WrongState => LetterMessages.NotClosed(caller.Words, petition),
                _ => throw new UnreachableException(),
            };
        }
    }
}
