using System.Diagnostics;
using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>Takes the caller's pledge back while it is open, in effect or not.</summary>
[Command("pledge release", CommandPolicy.Member)]
internal sealed record ReleasePledge([Option(Suggest = typeof(PledgeSuggestions))] Code Pledge) : ICommand
{
    internal sealed class Handler(OrganizerDb db, SigningDesk desk, TimeProvider clock) : ICommandHandler<ReleasePledge>
    {
        public async Task<Reply> HandleAsync(ReleasePledge command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.PledgeAsync(command.Pledge, caller, cancellationToken) is not { } pledge)
            {
                return PledgeMessages.Unknown(caller.Words, command.Pledge);
            }

            return await desk.WithdrawAsync(pledge.Sheet, caller, cancellationToken) switch
            {
                SigningOutcome.Withdrawn => PledgeMessages.Released(caller.Words, pledge),
                SigningOutcome.NotSigned => PledgeMessages.NotMade(caller.Words, pledge),
                SigningOutcome.Closed => PledgeMessages.WrongState(caller.Words, pledge, clock.GetUtcNow()),
                SigningOutcome.Repeated => CommandMessages.Repeated(caller.Words),
                _ => throw new UnreachableException(),
            };
        }
    }
}
