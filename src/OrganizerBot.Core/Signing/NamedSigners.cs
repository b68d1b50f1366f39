using Microsoft.EntityFrameworkCore;
using OrganizerBot.Keys;
using OrganizerBot.Messages;

namespace OrganizerBot.Signing;

/// <summary>The names that signers chose to show, in an order that tells nothing.</summary>
internal sealed class NamedSigners(OrganizerDb db, KeyRing keys)
{
    private const int Most = 30;

    /// <summary>Some of them, for whoever reads the petition or pledge.</summary>
    public Task<IReadOnlyList<UserText>> SomeAsync(Sheet sheet, CancellationToken cancellationToken) => ReadAsync(sheet, Most, cancellationToken);

    /// <summary>All of them, for the letter. Those who had what leads to them erased are counted and not named.</summary>
    public Task<IReadOnlyList<UserText>> AllAsync(Sheet sheet, CancellationToken cancellationToken) => ReadAsync(sheet, int.MaxValue, cancellationToken);

    private async Task<IReadOnlyList<UserText>> ReadAsync(Sheet sheet, int most, CancellationToken cancellationToken)
    {
        if (await keys.OfAsync(sheet.Id.Value, cancellationToken) is not { } sheetKeys)
        {
            return [];
        }

        var signatures = await db.Signatures.AsNoTracking()
            .Where(signature => signature.SheetId == sheet.Id && signature.Kind == SignatureKind.Named && signature.State == SignatureState.Released && signature.Envelope != null)
            .OrderBy(signature => signature.Pseudonym).Take(most).ToListAsync(cancellationToken);
        return [.. signatures.Select(signature => new UserText(SignerName.Open(signature, sheetKeys).Name))];
    }
}
