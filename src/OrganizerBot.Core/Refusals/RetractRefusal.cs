using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Deletes a refusal, for its author only. To everybody else its code is unknown, and no code is ever suggested: nobody's acts are listed.</summary>
[Command("refusal retract", CommandPolicy.Member)]
internal sealed record RetractRefusal(Code Refusal) : ICommand
{
    internal sealed class Handler(OrganizerDb db, RefusalDesk desk) : ICommandHandler<RetractRefusal>
    {
        public async Task<Reply> HandleAsync(RetractRefusal command, Caller caller, CancellationToken cancellationToken)
        {
            if (await db.RefusalAsync(command.Refusal, caller, cancellationToken) is not { } refusal || !await desk.IsByAsync(refusal, caller, cancellationToken))
            {
                return RefusalMessages.Unknown(caller.Words, command.Refusal);
            }

            await desk.RemoveAsync(refusal, cancellationToken);
            return RefusalMessages.Retracted(caller.Words, command.Refusal);
        }
    }
}
