using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Logs an offer, an interview or a recruiter's message that the caller declined.</summary>
[Command("refusal log", CommandPolicy.Signer, IsClosedToBlocked = true)]
[MessageShortcut("link")]
internal sealed record LogRefusal(
    [Option(Max = 100, Suggest = typeof(CompanySuggestions))] UserText Company,
    RefusalStage Stage,
    Month? Month = null,
    [Option(Max = 1000, Long = true)] UserText? Reason = null,
    [Option(Max = 100)] UserText? Role = null,
    [Option(Max = 500)] Uri? Link = null,
    bool? Credit = null) : ICommand
{
    internal sealed class Handler(RefusalDesk desk, CommandCatalog catalog, FormBuilder forms, TimeProvider clock) : ICommandHandler<LogRefusal>
    {
        public async Task<Reply> HandleAsync(LogRefusal command, Caller caller, CancellationToken cancellationToken)
        {
            var present = Refusals.Month.Of(clock.GetUtcNow(), caller.Community.TimeZone);
            if (command.Month is { } month && !month.IsPastOr(present))
            {
                return await AskForAnotherMonthAsync(command, month, caller, cancellationToken);
            }

            if (command.Stage == RefusalStage.Recontact && !await desk.HasRefusedAsync(command.Company, caller, cancellationToken))
            {
                return RefusalMessages.NotRefusedBefore(caller.Words, command.Company);
            }

            var (name, by) = command.Credit == true ? (caller.Name.Value, Testimony.Author(caller.Account)) : ((string?)null, (string?)null);
            var testimony = new Testimony(command.Reason?.Value, command.Role?.Value, command.Link?.AbsoluteUri, name, caller.Visitor.Language.Code, by);
            var (outcome, refusal) = await desk.LogAsync(command.Company, command.Stage, command.Month ?? present, testimony, caller, cancellationToken);
            return RefusalMessages.Logged(caller.Words, outcome, refusal, testimony);
        }

        private async Task<Reply> AskForAnotherMonthAsync(LogRefusal command, Month month, Caller caller, CancellationToken cancellationToken)
        {
            var descriptor = catalog.Of<LogRefusal>();
            var line = LineOf(command);
            OptionProblem[] problems = [new(descriptor.Find("month")!, "problem.month", month.ToString())];
            var form = await forms.BuildAsync(descriptor, line, problems, caller, cancellationToken);
            return new Reply.Mend(CommandMessages.Problems(caller.Words, descriptor, problems, line), form);
        }

        private static CommandLine LineOf(LogRefusal command)
        {
            (string Name, string? Value)[] values =
            [
                ("company", command.Company.Value),
                ("stage", OptionDescriptor.ChoiceValue(command.Stage.ToString())),
                ("month", command.Month?.ToString()),
                ("reason", command.Reason?.Value),
                ("role", command.Role?.Value),
                ("link", command.Link?.AbsoluteUri),
                ("credit", command.Credit == true ? "yes" : null),
            ];
            return new CommandLine("refusal log", values.Where(value => value.Value is not null).Select(value => KeyValuePair.Create(value.Name, value.Value!)));
        }
    }
}
