using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>Gives whoever made a pledge a receipt by which they can check that they are counted. Only while their leaf of the tally is not published.</summary>
[Command("pledge receipt", CommandPolicy.Member)]
internal sealed record GiveReceipt([Option(Suggest = typeof(PledgeSuggestions))] Code Pledge) : ICommand
{
    internal sealed class Handler(OrganizerDb db, SigningDialogue dialogue, TimeProvider clock) : ICommandHandler<GiveReceipt>
    {
        public async Task<Reply> HandleAsync(GiveReceipt command, Caller caller, CancellationToken cancellationToken) =>
            await db.PledgeAsync(command.Pledge, caller, cancellationToken) is { } pledge
                ? await dialogue.GiveReceiptAsync(PledgeMessages.Signable(caller.Words, pledge, caller), caller, cancellationToken) ?? PledgeMessages.WrongState(caller.Words, pledge, clock.GetUtcNow())
                : PledgeMessages.Unknown(caller.Words, command.Pledge);
    }
}
