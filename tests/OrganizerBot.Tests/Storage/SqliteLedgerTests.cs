using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Keys;
using OrganizerBot.Signing;
using OrganizerBot.Storage.Sqlite;
using OrganizerBot.Support;

namespace OrganizerBot.Storage;

public sealed class SqliteLedgerTests(TestBot bot) : IClassFixture<TestBot>
{
    private readonly byte[] _ana = Secret.Key();

    private ISigningLedger Ledger => bot.Services.GetRequiredService<ISigningLedger>();

    [SqliteFact]
    public async Task After_a_restart_a_withdrawal_makes_room_for_one_and_not_for_two()
    {
        var sheet = await bot.SheetOf(await bot.HasAnOpenPetition(eligible: 12));
        var all = Enumerable.Range(0, 12).Select(_ => Secret.Key()).ToArray();
        foreach (var who in all)
        {
            Assert.Equal(SigningOutcome.Signed, await RecordAsync(bot.Signs(sheet, who)));
        }

        using var again = new SqliteLedger(bot.Folder["data/organizer.db"]);

        Assert.Equal(
            [SigningOutcome.Withdrawn, SigningOutcome.Signed, SigningOutcome.Held],
            again.Record([bot.Withdraws(sheet, all[0]), bot.Signs(sheet, Secret.Key()), bot.Signs(sheet, Secret.Key())]));
    }

    [SqliteFact]
    public async Task Opened_again_on_its_file_it_knows_who_signed_and_which_deliveries_came()
    {
        var sheet = await SheetAsync();
        var file = bot.Folder["data/organizer.db"];
        var act = bot.Signs(sheet, _ana);
        using (var ledger = new SqliteLedger(file))
        {
            Assert.Equal([SigningOutcome.Signed], ledger.Record([act]));
        }

        using var again = new SqliteLedger(file);

        Assert.Equal(
            [SigningOutcome.Repeated, SigningOutcome.AlreadySigned, SigningOutcome.Withdrawn],
            again.Record([act, bot.Signs(sheet, _ana), bot.Withdraws(sheet, _ana)]));
    }

    private Task<SigningOutcome> RecordAsync(SigningAct act) => Ledger.RecordAsync(act, CancellationToken.None);

    private async Task<Sheet> SheetAsync() => await bot.SheetOf(await bot.HasAnOpenPetition(eligible: 200));
}
