using System.Diagnostics;
using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Tally;

namespace OrganizerBot.Signing;

/// <summary>The conversation with whoever signs, the same for petitions and pledges: it asks how, then signs.</summary>
internal sealed class SigningDialogue(SigningDesk desk, TimeProvider clock)
{
    /// <summary>Asks how to sign, or signs.</summary>
    /// <returns>What the caller is told, or null when the sheet takes no signatures at this moment.</returns>
    public async Task<Message?> SignAsync(Signable thing, SignatureKind? kind, Caller caller, CancellationToken cancellationToken)
    {
        if (!thing.Sheet.TakesSignatures(clock.GetUtcNow()))
        {
            return null;
        }

        if (kind is null && await desk.SignedAsAsync(thing.Sheet, caller, cancellationToken) is not null)
        {
            return SigningMessages.AlreadySigned(caller.Words, thing);
        }

        return kind switch
        {
            null => SigningMessages.Choice(caller.Words, thing, caller),
            SignatureKind.Counted when thing.Sheet.Counting == Counting.NamedOnly => SigningMessages.SmallGroup(caller.Words, thing),
            { } chosen => await desk.SignAsync(thing, chosen, caller, cancellationToken),
        };
    }

    /// <summary>Gives a receipt.</summary>
    /// <returns>What the caller is told, or null when the sheet takes no signatures at this moment.</returns>
    public async Task<Message?> GiveReceiptAsync(Signable thing, Caller caller, CancellationToken cancellationToken)
    {
        var (outcome, receipt) = await desk.BindAsync(thing.Sheet, caller, cancellationToken);
        return outcome switch
        {
            SigningOutcome.Bound => TallyMessages.Receipt(caller.Words, thing.Sheet, receipt),
            SigningOutcome.TooLate => TallyMessages.ReceiptTooLate(caller.Words),
            SigningOutcome.NotSigned => SigningMessages.NotSigned(caller.Words, thing.Verb, thing.Title),
            SigningOutcome.Closed => null,
            SigningOutcome.Repeated => CommandMessages.Repeated(caller.Words),
            SigningOutcome.Unsaved => SigningMessages.Unsaved(caller.Words, SigningMessages.ReceiptButton(caller.Words, thing)),
            SigningOutcome.Unsure => SigningMessages.Unsure(caller.Words, SigningMessages.ReceiptButton(caller.Words, thing)),
            _ => throw new UnreachableException(),
        };
    }
}
