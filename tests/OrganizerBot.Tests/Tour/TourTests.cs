using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrganizerBot.Messages;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Slack;
using OrganizerBot.Support;

namespace OrganizerBot.Tour;

/// <summary>The main job, end to end: both platforms' wire, one tally, refusals reviewed, a digest in both channels, and everything there again after a restart.</summary>
public sealed partial class TourTests(LiveTown town) : IClassFixture<LiveTown>
{
    private const string Discord = "discord";
    private const string Slack = "slack";
    private const string Ana = "Ana Ferreira";

    private readonly List<(string Platform, string Moderator, string Line)> _approved = [];

    [Fact]
    public async Task A_petition_is_signed_from_both_platforms_and_one_tally_shows_both()
    {
        await SignsByNameAsync(Discord, "Emeka Obi");
        await SignsByNameAsync(Slack, "chiara");

        await town.Sees(Discord, "organizing", Ana, sight => IsPetition(sight) && Counts(sight, 2), "a card with 2 signatures");
        await town.Sees(Slack, "organizing", "ana", sight => IsPetition(sight) && Counts(sight, 2), "a card with 2 signatures");
    }

    [Fact]
    public async Task A_pledge_takes_effect_at_its_critical_mass_and_says_so_once_on_both_platforms()
    {
        var card = await town.Sees(Discord, "organizing", Ana, IsPledge, "the pledge's card");
        foreach (var person in new[] { "Hugo Petit", "Zoltan Varga", "Kaede Mori" })
        {
            await MakesByNameAsync(Discord, person, card);
        }

        var slackCard = await town.Sees(Slack, "organizing", "ana", IsPledge, "the pledge's card");
        foreach (var person in new[] { "deniz", "efua" })
        {
            await MakesByNameAsync(Slack, person, slackCard);
        }

        await town.Sees(Discord, "organizing", Ana, SaysInEffect, "that the pledge is in effect");
        await town.Sees(Slack, "organizing", "ana", SaysInEffect, "that the pledge is in effect");
        town.Town.Time.Advance("PT5M");
        await town.Discord(Ana, "/organizer status");
        Assert.Single(town.Channel(Discord, "organizing", Ana), SaysInEffect);
    }

    [Fact]
    public async Task Refusals_are_reviewed_and_a_scheduled_digest_of_them_arrives_once_in_both_channels_even_after_a_restart()
    {
        await ApprovesAllAsync(Discord, Ana, 2);
        await ApprovesAllAsync(Slack, "ana", 1);
        await CarriesOutAsync();
        var at = town.Town.Clock.GetUtcNow().AddMinutes(2);
        await town.Says(Discord, Ana, $"/digest add channel:#refusals schedule:daily {at:HH:mm}", "moderators");
        await town.Says(Slack, "ana", $"/digest add #refusals daily {at:HH:mm}", "moderators");

        town.Town.Time.Advance("PT3M");

        await town.Sees(Discord, "refusals", Ana, IsDigest, "the digest");
        await LiveTown.Until(() => town.Planned() ? "" : null, "the digest in Slack's hand");
        town.Town.Time.Advance("PT3M");
        await town.Sees(Slack, "refusals", "ana", IsDigest, "the digest");

        await town.RestartAsync();
        await town.Discord(Ana, "/digest list");
        Assert.Single(town.Channel(Discord, "refusals", Ana), IsDigest);
        Assert.Single(town.Channel(Slack, "refusals", "ana"), IsDigest);
    }

    [Fact]
    public void The_code_that_claims_the_workspace_is_not_printed_for_the_town_claims_it_itself()
    {
        var log = town.Town.Bot!.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SlackClaim).FullName!);

        Assert.False(log.IsEnabled(LogLevel.Information));
        Assert.True(log.IsEnabled(LogLevel.Error));
    }

    private async Task SignsByNameAsync(string platform, string person)
    {
        var card = await town.Sees(platform, "organizing", person, IsPetition, "the petition's card");
        var choice = await town.Presses(platform, person, card, "Sign");
        var signed = await town.Presses(platform, person, choice, "With my name");

        Assert.Equal("ephemeral", choice.Visibility);
        Assert.StartsWith("Signed as", signed.Text, StringComparison.Ordinal);
    }

    private async Task MakesByNameAsync(string platform, string person, Sight card)
    {
        var choice = await town.Presses(platform, person, card, (card.Buttons ?? [])[0].Label);
        var button = choice.Buttons!.First(button => AnyLanguage.Says(button.Label, "signing.as.named")).Label;
        Assert.Null((await town.Presses(platform, person, choice, button)).Error);
    }

    /// <summary>What was approved appears ten minutes later: it can be undone no more.</summary>
    private async Task CarriesOutAsync()
    {
        town.Town.Time.Advance("PT11M");
        foreach (var (platform, moderator, line) in _approved)
        {
            for (Sight? said = null; said?.Buttons is null || said.Buttons.Any(button => AnyLanguage.Says(button.Label, "review.button.undo"));)
            {
                said = await town.Says(platform, moderator, line, "moderators");
            }
        }
    }

    private async Task ApprovesAllAsync(string platform, string moderator, int count)
    {
        for (var approved = 0; approved < count; approved++)
        {
            var waiting = await town.Says(platform, moderator, "/review list", "moderators");
            var code = CodeOf().Match(waiting.Text!).Value;
            var line = platform == Discord ? $"/review approve refusal:{code}" : $"/review approve {code}";
            var done = await town.Says(platform, moderator, line, "moderators");
            _approved.Add((platform, moderator, line));
            Assert.Contains("approved", done.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static bool IsPetition(Sight sight) => sight.Text?.StartsWith("No face recognition in our name", StringComparison.Ordinal) == true && sight.Progress is not null;

    private static bool IsPledge(Sight sight) => sight.Text?.Contains("I will decline every interview", StringComparison.Ordinal) == true && sight.Progress is not null;

    private static bool SaysInEffect(Sight sight) => sight.Text?.Contains("The pledge is now in effect", StringComparison.Ordinal) == true;

    private static bool IsDigest(Sight sight) => sight.Text?.Contains("3 new refusals", StringComparison.Ordinal) == true;

    private static bool Counts(Sight sight, int signatures) => sight.Progress!.Contains($"{signatures} signatures of", StringComparison.Ordinal);

    [GeneratedRegex(@"\b[0-9A-HJKMNP-TV-Z]{5}\b")]
    private static partial Regex CodeOf();
}
