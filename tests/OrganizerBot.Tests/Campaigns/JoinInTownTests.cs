using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Support;

namespace OrganizerBot.Campaigns;

/// <summary>A Slack workspace asks to take part in a Discord server's campaign, and is let in by a button there, on both platforms' wire.</summary>
public sealed partial class JoinInTownTests(CalledTown called) : IClassFixture<CalledTown>
{
    private const string Moderators = "moderators";

    [Fact]
    public async Task A_request_from_Slack_is_accepted_by_a_button_on_Discord_and_a_signature_counts_once()
    {
        var town = called.Town;
        await town.Says("discord", "Ana Ferreira", "/organizer channel channel:#moderators", Moderators);
        await town.Says("slack", "ana", "/organizer channel #moderators", Moderators);
        var petition = Code(await town.Discord("Ana Ferreira", "/petition start target:Harbour Cloud addressee:the board title:No cameras at the quay text:Take them down. deadline:30d"));
        var opened = Plain(await town.Discord("Ana Ferreira", $"/petition open petition:{petition}"));
        Assert.True(opened.Contains("is open", StringComparison.Ordinal), opened);
        var list = await town.Discord("Ana Ferreira", "/campaign list");
        var campaign = HarbourIn().Match(Plain(list)).Groups[1].Value;
        var join = TenCharacters().Match(Plain(await town.Discord("Ana Ferreira", $"/campaign share campaign:{campaign}"))).Value;

        var asked = Plain(await town.Slack("ana", $"/campaign join {join}"));
        var request = RequestIn().Match(asked).Groups[1].Value;
        Assert.Contains("There is no petition", Plain(await town.Slack("ana", $"/petition show {petition}")), StringComparison.Ordinal);

        var card = await SeesAsync("discord", "Ana Ferreira", sight => Plain(sight).Contains($"Slack workspace {request} asks", StringComparison.Ordinal), "the request");
        var accepted = await town.Presses("discord", "Ana Ferreira", card, $"Accept {request}", Moderators);
        Assert.Contains($"Slack workspace {request} takes part", Plain(accepted), StringComparison.Ordinal);
        await SeesAsync("slack", "ana", sight => Plain(sight).Contains("takes part in the campaign about Harbour Cloud", StringComparison.Ordinal), "that it was accepted");

        Assert.StartsWith("Signed", Plain(await town.Slack("chiara", $"/petition sign {petition} as:named")), StringComparison.Ordinal);
        Assert.Contains("already signed", Plain(await town.Slack("chiara", $"/petition sign {petition} as:named")), StringComparison.Ordinal);
        var shown = await town.Discord("Ana Ferreira", $"/petition show petition:{petition}");
        Assert.Contains("1 signature of", shown.Progress, StringComparison.Ordinal);

        // Pressed again it changes nothing.
        Assert.Contains($"No request {request} waits", Plain(await town.Presses("discord", "Ana Ferreira", card, $"Accept {request}", Moderators)), StringComparison.Ordinal);
    }

    /// <summary>The bot looks each minute by the computer's own clock; a look more does nothing twice.</summary>
    private async Task<Sight> SeesAsync(string platform, string moderator, Func<Sight, bool> fits, string what)
    {
        await called.Town.Town.Bot!.Services.GetRequiredService<JoinKeeper>().SweepAsync(TestContext.Current.CancellationToken);
        return await called.Town.Sees(platform, Moderators, moderator, fits, what);
    }

    private static string Code(Sight sight) => FiveCharacters().Match(Plain(sight)).Groups[1].Value;

    private static string Plain(Sight sight) => (sight.Text ?? "").Replace("`", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal);

    [GeneratedRegex(@"drafted as ([0-9A-Z]{5})")]
    private static partial Regex FiveCharacters();

    [GeneratedRegex(@"\b[0-9A-Z]{10}\b")]
    private static partial Regex TenCharacters();

    [GeneratedRegex(@"request is ([0-9A-Z]{5})\b")]
    private static partial Regex RequestIn();

    [GeneratedRegex(@"([0-9A-Z]{5}) Harbour Cloud")]
    private static partial Regex HarbourIn();
}
