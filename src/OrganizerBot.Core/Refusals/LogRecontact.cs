using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Logs that a company wrote to the caller again after they had refused. It is told in numbers of its own, never among the refusals.</summary>
[Command("refusal again", CommandPolicy.Signer)]
internal sealed record LogRecontact(
    [Option(Max = 100, Suggest = typeof(CompanySuggestions))] UserText Company,
    Month? Month = null) : ICommand
{
    internal sealed class Handler(RefusalDesk desk, TimeProvider clock) : ICommandHandler<LogRecontact>
    {
        public async Task<Reply> HandleAsync(LogRecontact command, Caller caller, CancellationToken cancellationToken)
        {
            var present = Refusals.Month.Of(clock.GetUtcNow(), caller.Community.TimeZone);
            if (command.Month is { } month && !month.IsPastOr(present))
            {
                return Message.Of(caller.Words.Say("problem.month", ("typed", month.ToString())));
            }

            if (!await desk.HasRefusedAsync(command.Company, caller, cancellationToken))
            {
                return RefusalMessages.NotRefusedBefore(caller.Words, command.Company);
            }

            var silent = new Testimony(null, null, null, null, caller.Visitor.Language.Code);
            var (outcome, refusal) = await desk.LogAsync(command.Company, RefusalStage.Recontact, command.Month ?? present, silent, caller, cancellationToken);
            return RefusalMessages.Logged(caller.Words, outcome, refusal, silent);
        }
    }
}
