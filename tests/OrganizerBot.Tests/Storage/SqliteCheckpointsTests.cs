using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Keys;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Storage;

public sealed class SqliteCheckpointsTests(TestBot bot) : IClassFixture<TestBot>
{
    private const long Megabyte = 1024 * 1024;

    [SqliteFact]
    public async Task While_many_sign_the_log_begins_anew_again_and_again_and_all_of_them_stand()
    {
        const int Signers = 25_600;
        var sheet = await bot.SheetOf(await bot.HasAnOpenPetition(eligible: 100_000));
        var ledger = bot.Services.GetRequiredService<ISigningLedger>();
        for (var signed = 0; signed < Signers; signed += 64)
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => ledger.RecordAsync(bot.Signs(sheet, Secret.Key()), CancellationToken.None)));
            Assert.DoesNotContain(outcomes, outcome => outcome is not (SigningOutcome.Signed or SigningOutcome.Held));
        }

        Assert.Equal(Signers, (await bot.StoredFor(sheet)).Signatures.Count);
        // Each group of 64 changes nearly as many pages: without a new beginning they would be a hundred megabytes.
        Assert.InRange(new FileInfo(bot.Folder["data/organizer.db-wal"]).Length, 1, 64 * Megabyte);
    }
}
