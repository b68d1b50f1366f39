using System.Diagnostics;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Petitions;

/// <summary>Changes a petition before it opens; without anything to change it opens a form with what is there.</summary>
[Command("petition edit", CommandPolicy.Moderator)]
internal sealed record EditPetition(
    [Option(Suggest = typeof(PetitionSuggestions))] Code Petition,
    UserText? Addressee = null,
    [Option(Max = 150)] UserText? Title = null,
    [Option(Max = 3000, Long = true)] UserText? Text = null,
    DateOnly? Deadline = null,
    [Option(From = 1)] int? Goal = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, CommandCatalog catalog, FormBuilder forms, TimeProvider clock) : ICommandHandler<EditPetition>
    {
        public async Task<Reply> HandleAsync(EditPetition command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.OwnPetitionAsync(command.Petition, caller, cancellationToken) is not { } petition)
            {
                return PetitionMessages.Unknown(caller.Words, command.Petition);
            }

            if (command == new EditPetition(command.Petition) && !petition.Sheet.WasOpened)
            {
                return new Reply.Ask(await forms.BuildAsync(catalog.Of<EditPetition>(), AsItIs(petition, caller), [], caller, cancellationToken));
            }

            var deadline = command.Deadline is { } day ? Days.EndOf(day, caller.Community.TimeZone) : (DateTimeOffset?)null;
            var outcome = petition.Edit(command.Addressee?.Value, command.Title?.Value, command.Text?.Value, deadline, command.Goal, clock.GetUtcNow());
            return outcome switch
            {
                PetitionOutcome.Done => PetitionMessages.Edited(caller.Words, petition),
                PetitionOutcome.Frozen => PetitionMessages.Frozen(caller.Words, petition),
                PetitionOutcome.DeadlinePast => PetitionMessages.DeadlinePast(caller.Words),
                PetitionOutcome.WrongState => PetitionMessages.WrongState(caller.Words, petition, clock.GetUtcNow()),
                _ => throw new UnreachableException(),
            };
        }

        private static CommandLine AsItIs(Petition petition, Caller caller) => CommandLine.Of(
            "petition edit",
            ("petition", petition.Code.ToString()),
            ("addressee", petition.Addressee),
            ("title", petition.Title),
            ("text", petition.Text),
            ("deadline", Days.Write(petition.Sheet.Deadline!.Value, caller.Community.TimeZone)));
    }
}
