using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Tally;

/// <summary>Checks a receipt against the tallies that the caller may see. Nothing is noted of who asks.</summary>
[Command("organizer verify", CommandPolicy.Member)]
internal sealed record VerifyReceipt(Receipt Receipt) : ICommand
{
    internal sealed class Handler(OrganizerDb db, IEnumerable<ISheetShelf> shelves) : ICommandHandler<VerifyReceipt>
    {
        public async Task<Reply> HandleAsync(VerifyReceipt command, Caller caller, CancellationToken cancellationToken)
        {
            foreach (var shelf in shelves)
            {
                foreach (var thing in await shelf.VisibleAsync(caller, cancellationToken))
                {
                    if (await FindAsync(thing, command.Receipt.Commitment(thing.Sheet.Id.Value), caller, cancellationToken) is { } found)
                    {
                        return found;
                    }
                }
            }

            return TallyMessages.ReceiptUnknown(caller.Words);
        }

        private async Task<Message?> FindAsync(ShelvedSheet thing, byte[] commitment, Caller caller, CancellationToken cancellationToken)
        {
            var log = new TallyLog(await db.LeavesOfAsync(thing.Sheet, cancellationToken));
            if (log.Find(commitment) is { } position)
            {
                return log.WithdrawnBy(position) is null
                    ? TallyMessages.ReceiptCounted(caller.Words, thing, position, (await db.CountReleasedAsync(thing.Sheet, cancellationToken)).Mark!)
                    : TallyMessages.ReceiptWithdrawn(caller.Words, thing);
            }

            return !await db.Signatures.AnyAsync(signature => signature.SheetId == thing.Sheet.Id && signature.Commitment == commitment, cancellationToken) ? null
                : thing.Sheet.CloseSaid ? TallyMessages.ReceiptOfTheRest(caller.Words, thing)
                : TallyMessages.ReceiptWaits(caller.Words, thing);
        }
    }
}
