using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Tally;

namespace OrganizerBot.Signing;

/// <summary>Puts a caller's name under a sheet and takes it back: what petitions and pledges share.</summary>
internal sealed class SigningDesk(OrganizerDb db, ISigningLedger ledger, KeyFile keys, SheetBell bell, TimeProvider clock)
{
    /// <summary>Signs.</summary>
    /// <remarks>Nothing outside changes when the name stays unshown: what changes at the moment of a press would tell on whoever pressed.</remarks>
    public async Task<SigningOutcome> SignAsync(Sheet sheet, Caller caller, SignatureKind kind, CancellationToken cancellationToken)
    {
        var sheetKeys = await KeysOfAsync(sheet, cancellationToken);
        var pseudonym = sheetKeys.Pseudonym(caller.Account);
        var withdrawal = Secret.Key();
        var envelope = kind == SignatureKind.Named ? sheetKeys.Close(new SignerName(caller).ToJson(), pseudonym) : null;
        // A receipt that nobody has: the leaf only has to be unlike any other until its signer asks for one.
        var leaf = Leaf.OfSignature(sheet.Id.Value, Receipt.New(), withdrawal);
        var outcome = await ledger.RecordAsync(
            new SigningAct.Sign(sheet.Id, caller.Inbox, pseudonym, clock.GetUtcNow(), envelope, withdrawal, leaf), cancellationToken);
        if (kind == SignatureKind.Named && outcome == SigningOutcome.Signed)
        {
            bell.Ring(sheet.Id);
        }

        return outcome;
    }

    /// <summary>Takes the name back.</summary>
    public async Task<SigningOutcome> WithdrawAsync(Sheet sheet, Caller caller, CancellationToken cancellationToken)
    {
        var pseudonym = (await KeysOfAsync(sheet, cancellationToken)).Pseudonym(caller.Account);
        var wasNamed = await KindOfAsync(sheet, pseudonym, cancellationToken) == SignatureKind.Named;
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
        var (pseudonym, receipt) = ((await KeysOfAsync(sheet, cancellationToken)).Pseudonym(caller.Account), Receipt.New());
        var act = new SigningAct.Bind(sheet.Id, caller.Inbox, pseudonym, clock.GetUtcNow(), receipt.Commitment(sheet.Id.Value));
        return (await ledger.RecordAsync(act, cancellationToken), receipt);
    }

    /// <summary>How the caller has signed, or null.</summary>
    public async Task<SignatureKind?> SignedAsAsync(Sheet sheet, Caller caller, CancellationToken cancellationToken) =>
        await KindOfAsync(sheet, (await KeysOfAsync(sheet, cancellationToken)).Pseudonym(caller.Account), cancellationToken);

    /// <summary>What has been made public of the count.</summary>
    public Task<ReleasedCount> CountAsync(Sheet sheet, CancellationToken cancellationToken) => db.CountReleasedAsync(sheet, cancellationToken);

    private Task<SignatureKind?> KindOfAsync(Sheet sheet, byte[] pseudonym, CancellationToken cancellationToken) =>
        db.Signatures.Where(signature => signature.SheetId == sheet.Id && signature.Pseudonym == pseudonym)
            .Select(signature => (SignatureKind?)signature.Kind)
            .FirstOrDefaultAsync(cancellationToken);

    private async Task<SheetKeys> KeysOfAsync(Sheet sheet, CancellationToken cancellationToken) =>
        (await db.WrappedKeys.AsNoTracking().SingleAsync(key => key.Of == sheet.Id.Value, cancellationToken)).Unwrap(keys);

    /// <summary>What stands in the envelope of a signature with a name.</summary>
    private sealed record SignerName(string Community, string Member, string Name)
    {
        public SignerName(Caller caller)
            : this(caller.Visitor.Community.ToString(), caller.Visitor.MemberId, caller.Name.Value)
        {
        }

        public string ToJson() => JsonSerializer.Serialize(this);
    }
}
