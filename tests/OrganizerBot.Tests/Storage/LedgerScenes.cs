using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Signing;
using OrganizerBot.Support;
using OrganizerBot.Tally;

namespace OrganizerBot.Storage;

/// <summary>Acts as the signing desk makes them, for accounts that are only pseudonyms, and what they leave behind.</summary>
internal static class LedgerScenes
{
    /// <summary>Signs, with a delivery of its own unless one is given.</summary>
    public static SigningAct Signs(this TestBot bot, Sheet sheet, byte[] who, SignatureKind kind = SignatureKind.Counted, byte[]? inbox = null) =>
        new SigningAct.Sign(sheet.Id, inbox ?? Secret.Key(), who, bot.Clock.GetUtcNow(), kind == SignatureKind.Named ? [1, 2, 3] : null, Secret.Key(), Secret.Key());

    /// <summary>Withdraws.</summary>
    public static SigningAct Withdraws(this TestBot bot, Sheet sheet, byte[] who, byte[]? inbox = null) =>
        new SigningAct.Withdraw(sheet.Id, inbox ?? Secret.Key(), who, bot.Clock.GetUtcNow());

    /// <summary>Asks for a receipt.</summary>
    public static SigningAct Binds(this TestBot bot, Sheet sheet, byte[] who, Receipt receipt) =>
        new SigningAct.Bind(sheet.Id, Secret.Key(), who, bot.Clock.GetUtcNow(), receipt.Commitment(sheet.Id.Value));

    /// <summary>Publishes everything that waits.</summary>
    public static Task Publishes(this TestBot bot, Sheet sheet) => bot.RunAsync<IServiceProvider>(async services =>
    {
        var db = services.GetRequiredService<OrganizerDb>();
        await services.GetRequiredService<TallyWriter>().AppendAsync(await db.Sheets.SingleAsync(found => found.Id == sheet.Id), 1000, 1000, CancellationToken.None);
        await services.GetRequiredService<IWriter>().SaveAsync(db, CancellationToken.None);
    });

    /// <summary>What is stored for a sheet.</summary>
    public static Task<Stored> StoredFor(this TestBot bot, Sheet sheet) => bot.LookAsync(async db => new Stored(
        await db.Signatures.AsNoTracking().Where(signature => signature.SheetId == sheet.Id).ToListAsync(),
        await db.PendingWithdrawals.AsNoTracking().Where(withdrawal => withdrawal.SheetId == sheet.Id).ToListAsync(),
        await db.Inbox.CountAsync()));
}

/// <summary>What a sheet's acts left behind.</summary>
internal sealed record Stored(IReadOnlyList<Signature> Signatures, IReadOnlyList<PendingWithdrawal> Withdrawals, int Inbox);
