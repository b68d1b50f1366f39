using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Members;

namespace OrganizerBot.Signing;

/// <summary>What signatures and pledges keep about a member. Open ones are withdrawn, so that the count stays honest; whatever still counts afterwards becomes nobody's, so that no number moves when somebody is forgotten.</summary>
internal sealed class KeptSignatures(OrganizerDb db, OwnSignatures own, ISigningLedger ledger, SheetBell bell, TimeProvider clock) : IErasable
{
    public async Task<IReadOnlyCollection<Guid>> EraseAsync(Caller caller, CancellationToken cancellationToken)
    {
        HashSet<Guid> owners = [];
        // Also sheets that the caller no longer sees: their community may have left the campaign since.
        foreach (var sheet in await db.Sheets.IgnoreQueryFilters().AsNoTracking().Where(sheet => sheet.Eligible > 0).ToListAsync(cancellationToken))
        {
            if (await own.FindAsync(sheet.Id, caller.Account, cancellationToken) is { } signature)
            {
                await WithdrawAsync(sheet, signature, caller, cancellationToken);
                await UnlinkAsync(signature, cancellationToken);
                owners.Add(sheet.OwnerId.Value);
            }
        }

        return owners;
    }

    private async Task WithdrawAsync(Sheet sheet, Signature signature, Caller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!sheet.TakesSignatures(now))
        {
            return;
        }

        // One delivery acts on many sheets, each once: every sheet gets a key of its own in the inbox.
        var inbox = HMACSHA256.HashData(caller.Inbox, sheet.Id.Value.ToByteArray());
        var outcome = await ledger.RecordAsync(new SigningAct.Withdraw(sheet.Id, inbox, signature.Pseudonym, now, ForGood: true), cancellationToken);
        if (signature.Kind == SignatureKind.Named && outcome == SigningOutcome.Withdrawn)
        {
            bell.Ring(sheet.Id);
        }
    }

    private async Task UnlinkAsync(Signature signature, CancellationToken cancellationToken)
    {
        var left = await db.Signatures.FirstOrDefaultAsync(left => left.SheetId == signature.SheetId && left.Pseudonym == signature.Pseudonym, cancellationToken);
        if (left is not null)
        {
            db.Add(left.Nobodys());
            db.Remove(left);
        }
    }
}
