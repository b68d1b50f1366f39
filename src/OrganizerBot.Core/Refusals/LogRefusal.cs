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
    Credit? Credit = null) : ICommand
{
    internal sealed class Handler(RefusalDesk desk, TimeProvider clock) : ICommandHandler<LogRefusal>
    {
        public async Task<Reply> HandleAsync(LogRefusal command, Caller caller, CancellationToken cancellationToken)
        {
            if (command.Stage == RefusalStage.Recontact && !await desk.HasRefusedAsync(command.Company, caller, cancellationToken))
            {
                return RefusalMessages.NotRefusedBefore(caller.Words, command.Company);
            }

            var (name, by) = command.Credit is Refusals.Credit.Yes or Refusals.Credit.Public ? (caller.Name.Value, Testimony.Author(caller.Account)) : ((string?)null, (string?)null);
            var testimony = new Testimony(command.Reason?.Value, command.Role?.Value, command.Link?.AbsoluteUri, name, caller.Visitor.Language.Code, by, command.Credit == Refusals.Credit.Public);
            var (outcome, refusal) = await desk.LogAsync(command.Company, command.Stage, command.Month ?? Refusals.Month.Of(clock.GetUtcNow(), caller.Community.TimeZone), testimony, caller, cancellationToken);
            return RefusalMessages.Logged(caller.Words, outcome, refusal, testimony);
        }
    }
}
