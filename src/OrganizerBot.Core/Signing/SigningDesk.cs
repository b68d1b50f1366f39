using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Messages;
using OrganizerBot.Tally;

namespace OrganizerBot.Signing;

/// <summary>Puts a caller's name under a sheet and takes it back: what petitions and pledges share.</summary>
internal sealed class SigningDesk(OrganizerDb db, SettledLedger ledger, Pen pen, KeyRing keys, OwnSignatures own, SheetBell bell, TimeProvider clock)
{
    /// <summary>Whether it had the ledger record something, which then writes the delivery down.</summary>
    public bool HasActed { get; private set; }

    /// <summary>Whether it signed: the delivery stands in the signature's row.</summary>
    public bool HasSigned { get; private set; }

    /// <summary>Signs.</summary>
    /// <returns>What the caller is told, or null when the sheet takes no signatures at this moment.</returns>
    public async Task<Message?> SignAsync(Signable thing, SignatureKind kind, Caller caller, CancellationToken cancellationToken)
    {
        if (await keys.OfAsync(thing.Sheet.Id.Value, cancellationToken) is not { } sheetKeys)
        {
            return null;
        }

        HasActed = true;
        var outcome = await pen.SignAsync(thing.Sheet, sheetKeys, kind, caller, cancellationToken);
        HasSigned = outcome is SigningOutcome.Signed or SigningOutcome.Held;
        return pen.Say(outcome, thing, kind, caller);
    }

    /// <summary>Takes the name back.</summary>
    public async Task<SigningOutcome> WithdrawAsync(Sheet sheet, Caller caller, CancellationToken cancellationToken)
    {
        if ((await keys.OfAsync(sheet.Id.Value, cancellationToken))?.Pseudonym(caller.Account) is not { } pseudonym)
        {
            return SigningOutcome.Closed;
        }

        HasActed = true;
        var wasNamed = await SignedAsAsync(sheet, caller, cancellationToken) == SignatureKind.Named;
        var outcome = await ledger.RecordAsync(new SigningAct.Withdraw(sheet.Id, caller.Inbox, pseudonym, clock.GetUtcNow()), cancellationToken);
        if (wasNamed && outcome == SigningOutcome.Withdrawn)
        {
            bell.Ring(sheet.Id);
        }

        return outcome;
    }

    /// <summary>Binds the caller's leaf to a fresh receipt, while it is not published. The receipt is shown once and kept nowhere.</summary>
    public async Task<(SigningOutcome Outcome, Receipt Receipt)> BindAsync(Sheet sheet, Caller caller, CancellationToken cancellationToken)
    {
        var receipt = Receipt.New();
        if ((await keys.OfAsync(sheet.Id.Value, cancellationToken))?.Pseudonym(caller.Account) is not { } pseudonym)
        {
            return (SigningOutcome.Closed, receipt);
        }

        HasActed = true;
        var act = new SigningAct.Bind(sheet.Id, caller.Inbox, pseudonym, clock.GetUtcNow(), receipt.Commitment(sheet.Id.Value));
        return (await ledger.RecordAsync(act, cancellationToken), receipt);
    }

    /// <summary>How the caller has signed, or null.</summary>
    public async Task<SignatureKind?> SignedAsAsync(Sheet sheet, Caller caller, CancellationToken cancellationToken) =>
        await own.FindAsync(sheet.Id, caller.Account, cancellationToken) is { } signature ? signature.Kind : null;

    /// <summary>What has been made public of the count.</summary>
    public Task<ReleasedCount> CountAsync(Sheet sheet, CancellationToken cancellationToken) => db.CountReleasedAsync(sheet, cancellationToken);
}
