using Microsoft.EntityFrameworkCore;
using OrganizerBot.Keys;

namespace OrganizerBot.Signing;

/// <summary>Finds an account's signature on a sheet: by its pseudonym or, once pseudonyms are noise, by the name that its owner chose to show.</summary>
internal sealed class OwnSignatures(OrganizerDb db, KeyRing keys)
{
    /// <summary>The signature, or null where there is none or none that anybody could still find.</summary>
    public async Task<Signature?> FindAsync(Id<Sheet> sheet, Account account, CancellationToken cancellationToken)
    {
        if (await keys.OfAsync(sheet.Value, cancellationToken) is not { } sheetKeys)
        {
            return null;
        }

        var signatures = db.Signatures.AsNoTracking().Where(signature => signature.SheetId == sheet);
        return sheetKeys.Pseudonym(account) is { } pseudonym
            ? await signatures.FirstOrDefaultAsync(signature => signature.Pseudonym == pseudonym, cancellationToken)
            : (await signatures.Where(signature => signature.Envelope != null).ToListAsync(cancellationToken)).Find(signature => SignerName.Open(signature, sheetKeys).IsOf(account));
    }
}
