using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>Gives whoever signed a receipt by which they can check that they are counted. Only while their leaf of the tally is not published.</summary>
[Command("petition receipt", CommandPolicy.Member)]
internal sealed record GiveReceipt([Option(Suggest = typeof(PetitionSuggestions))] Code Petition) : ICommand
{
    internal sealed class Handler(OrganizerDb db, SigningDialogue dialogue, TimeProvider clock) : ICommandHandler<GiveReceipt>
    {
        public async Task<Reply> HandleAsync(GiveReceipt command, Caller caller, CancellationToken cancellationToken) =>
            await db.PetitionAsync(command.Petition, caller, cancellationToken) is { } petition
                ? await dialogue.GiveReceiptAsync(PetitionMessages.Signable(caller.Words, petition, caller), caller, cancellationToken) ?? PetitionMessages.WrongState(caller.Words, petition, clock.GetUtcNow())
                : PetitionMessages.Unknown(caller.Words, command.Petition);
    }
}
