using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OrganizerBot.Commands;

namespace OrganizerBot.Signing;

/// <summary>Counts anew what is public of each sheet, and sets right a number that is not what the rows add up to. It never should be: each number moves in one transaction with its rows.</summary>
public sealed partial class Recount(OrganizerDb db, IWriter writer, ILogger<Recount> logger)
{
    /// <summary>The sheets whose numbers are wrong; none when all is well.</summary>
    public async Task<IReadOnlyList<Miscount>> LookAsync(CancellationToken cancellationToken)
    {
        List<Miscount> wrong = [];
        foreach (var id in await db.Sheets.Where(sheet => sheet.Eligible > 0).Select(sheet => sheet.Id).ToListAsync(cancellationToken))
        {
            if (await CountAsync(id, cancellationToken) is { } count && (count.Published != count.Counted || !count.CanHeal))
            {
                wrong.Add(count);
            }
        }

        return wrong;
    }

    /// <summary>Counts, heals what can be healed, and reports in the log.</summary>
    public async Task HealAsync(CancellationToken cancellationToken)
    {
        foreach (var wrong in await LookAsync(cancellationToken))
        {
            var sheet = await db.Sheets.SingleAsync(sheet => sheet.Id == wrong.Sheet, cancellationToken);
            if (!wrong.CanHeal)
            {
                Log.Broken(logger, wrong.Sheet, wrong.TallySize, wrong.Leaves);
            }
            else if (sheet.Version == wrong.Version)
            {
                sheet.Correct(wrong.Counted);
                await writer.SaveAsync(db, cancellationToken);
                Log.Healed(logger, wrong.Sheet, wrong.Published, wrong.Counted);
            }
        }
    }

    /// <summary>One statement, so that nothing happens between its counts. A published signature that was withdrawn counts until the leaf that takes it back is published too.</summary>
    private Task<Miscount?> CountAsync(Id<Sheet> id, CancellationToken cancellationToken) => db.Sheets.Where(sheet => sheet.Id == id)
        .Select(sheet => new Miscount(
            sheet.Id,
            sheet.Version,
            sheet.Published,
            db.Signatures.Count(signature => signature.SheetId == sheet.Id && signature.Kind == SignatureKind.Counted && signature.State == SignatureState.Released)
                + db.PendingWithdrawals.Count(withdrawal => withdrawal.SheetId == sheet.Id && withdrawal.Kind == SignatureKind.Counted),
            sheet.TallySize,
            db.Leaves.Count(leaf => leaf.SheetId == sheet.Id)))
        .FirstOrDefaultAsync(cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(3403, LogLevel.Error, "Recount: the public number of sheet {Sheet} was {Said} and is {Counted} now, as its rows add up to")]
        public static partial void Healed(ILogger logger, Id<Sheet> sheet, int said, int counted);

        [LoggerMessage(3404, LogLevel.Error, "Recount: the log of sheet {Sheet} should have {Said} leaves and has {Leaves}. Bring back a backup, and see organizerbot verify.")]
        public static partial void Broken(ILogger logger, Id<Sheet> sheet, int said, int leaves);
    }
}
