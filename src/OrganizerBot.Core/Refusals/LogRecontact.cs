using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Logs that a company wrote to the caller again after they had refused. It is told in numbers of its own, never among the refusals.</summary>
[Command("refusal again", CommandPolicy.Signer, IsClosedToBlocked = true)]
internal sealed record LogRecontact(
    [Option(Max = 100, Suggest = typeof(CompanySuggestions))] UserText Company,
    Month? Month = null) : ICommand
{
    internal sealed class Handler(ICommandHandler<LogRefusal> refusals) : ICommandHandler<LogRecontact>
    {
        public Task<Reply> HandleAsync(LogRecontact command, Caller caller, CancellationToken cancellationToken) =>
            refusals.HandleAsync(new LogRefusal(command.Company, RefusalStage.Recontact, command.Month), caller, cancellationToken);
    }
}
