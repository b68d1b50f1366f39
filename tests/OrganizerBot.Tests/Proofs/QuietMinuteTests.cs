using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Messages;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Proofs;

/// <summary>Whoever watches the channels learns nothing at the moment when somebody signs without a name: within its minute nothing goes out but the answer to the signer.</summary>
public sealed class QuietMinuteTests(LiveTown town) : IClassFixture<LiveTown>
{
    [Theory]
    [InlineData("discord", "Hugo Petit", "Emeka Obi")]
    [InlineData("slack", "chiara", "deniz")]
    public async Task A_signature_without_a_name_is_followed_by_nothing_but_its_answer_for_a_minute(string platform, string unnamed, string named)
    {
        var code = await town.PetitionAsync();
        await SettledMinuteAsync();
        var before = Last();

        await SignsAsync(platform, unnamed, code, button: 0);
        await SettledMinuteAsync();
        var quiet = town.Town.Journal.Since(before);
        var between = Last();
        await SignsAsync(platform, named, code, button: 1);
        await SettledMinuteAsync();
        await LiveTown.Until(() => Edits(between, "discord").Any() && Edits(between, "slack").Any() ? "" : null, "the edits that follow a signature with a name");

        Assert.True(quiet.All(call => IsForTheSigner(call) || IsASocket(call)), string.Join('\n', quiet));
        Figures.Say($"Quiet minute on {platform}: 0 calls that others see after a signature without a name (its own: {quiet.Count}); {Edits(between, "discord").Count() + Edits(between, "slack").Count()} edits of cards after one with a name");
    }

    /// <summary>A minute goes by, with everything that the bot does in it done.</summary>
    private async Task SettledMinuteAsync()
    {
        for (var step = 0; step < 6; step++)
        {
            town.Town.Time.Advance("PT10S");
            await town.Town.Bot!.Services.GetRequiredService<SheetKeeper>().SweepAsync(TestContext.Current.CancellationToken);
            await town.SettlesAsync();
        }
    }

    private async Task SignsAsync(string platform, string person, string code, int button)
    {
        var choice = await town.Says(platform, person, platform == "discord" ? $"/petition sign petition:{code}" : $"/petition sign {code}", "organizing");
        var signed = await town.Presses(platform, person, choice, choice.Buttons![button].Label);
        Assert.Matches(AnyLanguage.Signed, signed.Text);
    }

    private IEnumerable<TownJournalEntry> Edits(long since, string platform) => town.Town.Journal.Since(since).Where(call => call.Platform == platform && call.Status == 200
        && (call.Path.EndsWith("/chat.update", StringComparison.Ordinal) || (call.Method == "PATCH" && call.Path.Contains("/channels/", StringComparison.Ordinal))));

    /// <summary>The answer to whoever signed, by the address that came with their request, and on Slack the question who they are.</summary>
    private static bool IsForTheSigner(TownJournalEntry call) => call.Platform == "discord"
        ? call.Path.Contains("/webhooks/", StringComparison.Ordinal) || (call.Path.Contains("/interactions/", StringComparison.Ordinal) && call.Path.EndsWith("/callback", StringComparison.Ordinal))
        : call.Path.EndsWith("/users.info", StringComparison.Ordinal) || !call.Path.Contains("/api/", StringComparison.Ordinal);

    /// <summary>A connection that is opened anew, because a clock that jumped let it seem dead.</summary>
    private static bool IsASocket(TownJournalEntry call) => call.Path.EndsWith("/apps.connections.open", StringComparison.Ordinal) || call.Path.EndsWith("/gateway/bot", StringComparison.Ordinal);

    private long Last() => town.Town.Journal.Since(0).Max(entry => entry.Number);
}
