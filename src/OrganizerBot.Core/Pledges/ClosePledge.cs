using System.Diagnostics;
using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>Closes a pledge, before its deadline if it has one, after asking once.</summary>
[Command("pledge close", CommandPolicy.Moderator)]
internal sealed record ClosePledge([Option(Suggest = typeof(PledgeSuggestions))] Code Pledge, [Option(InForm = false)] bool? Sure = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, SheetBell bell, TimeProvider clock) : ICommandHandler<ClosePledge>
    {
        public async Task<Reply> HandleAsync(ClosePledge command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.OwnPledgeAsync(command.Pledge, caller, cancellationToken) is not { } pledge)
            {
                return PledgeMessages.Unknown(caller.Words, command.Pledge);
            }

            if (command.Sure != true && pledge.StateAt(clock.GetUtcNow()) == PledgeState.Open)
            {
                return PledgeMessages.AskClose(caller.Words, pledge);
            }

            bell.Ring(pledge.SheetId);
            return pledge.Close() switch
            {
                PledgeOutcome.Done => PledgeMessages.Closed(caller.Words, pledge),
                PledgeOutcome.AlreadyDone => PledgeMessages.AlreadyClosed(caller.Words, pledge),
                PledgeOutcome.WrongState => PledgeMessages.WrongState(caller.Words, pledge, clock.GetUtcNow()),
                _ => throw new UnreachableException(),
            };
        }
    }
}
