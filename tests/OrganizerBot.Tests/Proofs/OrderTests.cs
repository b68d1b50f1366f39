using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Keys;
using OrganizerBot.Signing;
using OrganizerBot.Storage;
using OrganizerBot.Support;

namespace OrganizerBot.Proofs;

/// <summary>Where rows lie in the stolen files tells nothing about the order in which people signed, once a weekly hour has gone by.</summary>
public sealed class OrderTests
{
    private const double Most = 0.05;

    [Fact]
    public async Task After_the_weekly_hour_no_order_of_rows_is_the_order_of_signing()
    {
        await using var bot = new TestBot();
        await bot.InitializeAsync();
        await bot.StandsStill();
        var large = await bot.SheetOf(await bot.HasAnOpenPetition(eligible: 20_000));
        List<Sheet> small = [];
        for (var sheet = 0; sheet < Figures.Cases(120, 400); sheet++)
        {
            small.Add(await bot.SheetOf(await bot.HasAnOpenPetition(eligible: 400)));
        }

        // What is published, and what waits because it is too little: of each sheet somebody signs in turn.
        var signed = await SignAsync(bot, [.. Enumerable.Repeat(large, Figures.Cases(2400, 10_000))]);
        var waiting = await SignAsync(bot, [.. Enumerable.Repeat(small, (2 * GroupSize.K) - 1).SelectMany(sheets => sheets)]);

        Say("before the weekly hour", signed, waiting, bot);
        await bot.SweepsAt(SigningScenes.Thursday);
        var taus = Say("after it", signed, waiting, bot);

        Assert.All(taus, tau => Assert.True(Math.Abs(tau.Tau) < Most, $"{tau.What}: {tau.Tau:F3}"));
    }

    /// <summary>People sign one after the other; a few commit together, as in life.</summary>
    private static async Task<List<SigningAct.Sign>> SignAsync(TestBot bot, IReadOnlyList<Sheet> sheets)
    {
        var ledger = bot.Services.GetRequiredService<ISigningLedger>();
        List<SigningAct.Sign> acts = [.. sheets.Select(sheet => (SigningAct.Sign)bot.Signs(sheet, Secret.Key()))];
        foreach (var together in acts.Chunk(5))
        {
            Assert.All(await Task.WhenAll(together.Select(act => ledger.RecordAsync(act, CancellationToken.None))), outcome => Assert.Equal(SigningOutcome.Signed, outcome));
        }

        return acts;
    }

    /// <summary>By two ways: where rows lie on their pages, and when the log shows them come.</summary>
    private static List<(string What, double Tau)> Say(string when, List<SigningAct.Sign> signed, List<SigningAct.Sign> waiting, TestBot bot)
    {
        var pages = new StolenPages(bot.CopiesItsDatabase($"copy {when}"));
        List<(string What, double Tau)> taus = [];
        foreach (var (what, inOrder) in new (string, List<byte[]>)[]
        {
            ("pseudonyms", [.. signed.Select(act => act.Pseudonym)]),
            ("withdrawal secrets", [.. signed.Select(act => act.Withdrawal)]),
            ("commitments of leaves", [.. signed.Select(act => act.Commitment)]),
            ("deliveries", [.. signed.Select(act => act.Inbox)]),
            ("pseudonyms that wait", [.. waiting.Select(act => act.Pseudonym)]),
        })
        {
            var (tau, pairs) = pages.WithinPages(inOrder);
            int[] coming = [.. pages.Coming(inOrder)];
            taus.Add(($"{what} on {pairs:N0} pairs on a page", tau));
            taus.Add(($"{coming.Length:N0} {what} come in the log", Orders.Tau(coming.Select(order => (long)order))));
        }

        Figures.Say($"Order of rows, {when}: Kendall's tau with the order of signing {string.Join(", ", taus.Select(tau => $"{tau.Tau:F3} ({tau.What})"))}");
        return taus;
    }
}
