using OrganizerBot.Sandbox.Town;
using OrganizerBot.Support;

namespace OrganizerBot.Refusals;

/// <summary>"Log as refusal" in the menu of a message, from the message to the moderators, on both platforms.</summary>
public abstract class ShortcutTests
{
    private const string Channel = "refusals";
    private const string Recruiter = "Forwarded: \"We loved your profile! Apply at https://jobs.lighthouse.example/42?from=you&to=us, @everyone welcome.\" What a nerve.";

    private protected abstract LiveTown Town { get; }

    [Fact]
    public async Task On_Discord_it_opens_the_form_with_the_link_and_nothing_else_of_the_message()
    {
        var message = await Town.Discord("Zoltan Varga", Recruiter, Channel);

        var form = await Town.Takes("discord", "Kaede Mori", message, "Log as refusal", Channel);

        Assert.Equal(["company", "stage", "link", "month", "reason"], Fields(form));
        Assert.Equal("https://jobs.lighthouse.example/42?from=you&to=us", Value(form, "link"));
        Assert.DoesNotContain("nerve", form.Raw!.ToJsonString(), StringComparison.Ordinal);
        var offer = await Town.Sends("discord", "Kaede Mori", form, Channel, ("company", "Lighthouse Cloud"), ("stage", "recruiter-message"));
        Assert.StartsWith("Nothing is saved yet", offer.Text, StringComparison.Ordinal);
        var saved = await Town.Presses("discord", "Kaede Mori", offer, "Save it as it is", Channel);
        Assert.StartsWith("Saved. A moderator reads your words", saved.Text, StringComparison.Ordinal);
        Assert.Contains("https://jobs.lighthouse.example/42?from=you&to=us", (await Town.Discord("Ana Ferreira", "/review list", "moderators")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_Slack_it_opens_the_form_with_the_link_and_nothing_else_of_the_message()
    {
        var message = await Town.Slack("chiara", Recruiter, Channel);

        var form = await Town.Takes("slack", "deniz", message, "Log as refusal", Channel);

        Assert.Equal(["company", "stage", "link"], Fields(form)[..3]);
        Assert.Equal("https://jobs.lighthouse.example/42?from=you&to=us", Value(form, "link"));
        Assert.DoesNotContain("nerve", form.Raw!.ToJsonString(), StringComparison.Ordinal);
        var saved = await Town.Sends("slack", "deniz", form, Channel, ("company", "Lighthouse Cloud"), ("stage", "recruiter-message"));
        Assert.StartsWith("Saved. A moderator reads your words", saved.Text, StringComparison.Ordinal);
        Assert.Contains("https://jobs.lighthouse.example/42?from=you&to=us", (await Town.Slack("ana", "/review list", "moderators")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discords_menu_is_in_the_persons_language_and_a_message_without_a_link_opens_an_empty_form()
    {
        var message = await Town.Discord("Zoltan Varga", "They called me again. javascript:alert(1)", Channel);
        var seen = Town.Channel("discord", Channel, "Hugo Petit").Single(sight => sight.Message == message.Message);

        var form = await Town.Takes("discord", "Hugo Petit", seen, "Consigner comme refus", Channel);

        Assert.Equal(["company", "stage", "month", "reason", "role"], Fields(form));
        Assert.All(form.Form!.Fields, field => Assert.Null(field.Value));
        Assert.All(Town.Channel("discord", Channel, "Hugo Petit"), sight => Assert.Equal(sight.Visibility == "public", sight.Shortcuts is not null));
    }

    [Fact]
    public async Task The_link_of_another_message_is_not_left_in_the_form()
    {
        var first = await Town.Slack("chiara", "https://jobs.lighthouse.example/1", Channel);
        var second = await Town.Slack("chiara", "no link here", Channel);

        Assert.Equal("https://jobs.lighthouse.example/1", Value(await Town.Takes("slack", "efua", first, "Log as refusal", Channel), "link"));
        Assert.Null(Value(await Town.Takes("slack", "efua", second, "Log as refusal", Channel), "link"));
    }

    [Fact]
    public async Task Where_the_employer_is_in_control_it_says_so_like_every_other_way()
    {
        var message = await Town.Slack("chiara", Recruiter, Channel);
        await Town.Slack("ana", "/organizer settings owner:employer", "moderators");

        var answer = await Town.Takes("slack", "efua", message, "Log as refusal", Channel);

        Assert.Null(answer.Form);
        Assert.Equal((await Town.Slack("efua", "/refusal log", Channel)).Text, answer.Text);
        Assert.NotEmpty(answer.Text!);
        await Town.Slack("ana", "/organizer settings owner:members sure:yes", "moderators");
    }

    private static string[] Fields(Sight sight) => [.. sight.Form!.Fields.Select(field => field.Id)];

    private static string? Value(Sight sight, string field) => sight.Form!.Fields.Single(known => known.Id == field).Value;
}

/// <summary>The bot hears of it on connections that it opened.</summary>
public sealed class ShortcutBySocketTests(LiveTown town) : ShortcutTests, IClassFixture<LiveTown>
{
    private protected override LiveTown Town => town;
}

/// <summary>The platforms call the bot.</summary>
public sealed class ShortcutByHttpTests(CalledTown town) : ShortcutTests, IClassFixture<CalledTown>
{
    private protected override LiveTown Town => town.Town;
}
