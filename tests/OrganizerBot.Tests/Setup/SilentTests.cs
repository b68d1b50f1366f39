using Microsoft.EntityFrameworkCore;
using OrganizerBot.Digests;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Refusals;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Setup;

/// <summary>A silent test: moderators see what would be posted, members nothing; and nothing of it counts as told.</summary>
public sealed class SilentTests : IAsyncLifetime
{
    private readonly QuietBot _bot = new();
    private Guild _guild = null!;

    private string[] News => Posted("news");

    private string[] ToModerators => Posted("mods");

    [Fact]
    public async Task Without_a_moderators_channel_it_does_not_begin()
    {
        var other = _bot.Moderator();

        Assert.Contains("was not switched on", await other.Hears("/organizer settings silent:yes"), StringComparison.Ordinal);
        Assert.False(await _bot.LookAsync(db => db.Communities.Where(community => community.PlatformId == "100").Select(community => community.IsSilent).SingleAsync()));
    }

    [Fact]
    public async Task A_digest_of_a_test_uses_nothing_up_and_the_first_one_after_it_tells_everything()
    {
        await LogAsync("Ana", "Ben", "Cleo");
        Assert.Contains("nothing is posted in channels", await _guild.Moderator.Hears("/organizer settings silent:yes"), StringComparison.Ordinal);
        await LivesAsync(days: 2);

        Assert.Empty(News);
        Assert.Equal(2, ToModerators.Length);
        Assert.All(ToModerators, told => Assert.StartsWith("Test: this would have been posted in news.\n", told, StringComparison.Ordinal));
        Assert.All(ToModerators, told => Assert.Contains("Quagmire: 3 new refusals", told, StringComparison.Ordinal));
        Assert.Equal((0, 0), await _bot.LookAsync(async db => (await db.DigestItems.CountAsync(), await db.DigestIssues.CountAsync())));
        Assert.False(await _bot.LookAsync(db => db.Refusals.AnyAsync(refusal => refusal.IsTold)));

        await LogAsync("Deniz", "Efua", "Femke");
        Assert.Contains("The silent test is over", await _guild.Moderator.Hears("/organizer settings silent:no"), StringComparison.Ordinal);
        Assert.Empty(News);
        await LivesAsync(days: 1);

        Assert.Contains("Quagmire: 6 new refusals", Assert.Single(News), StringComparison.Ordinal);
        Assert.Equal(2, ToModerators.Length);
        Assert.Equal(6, await _bot.LookAsync(db => db.Refusals.CountAsync(refusal => refusal.IsTold)));
    }

    [Fact]
    public async Task A_digest_that_is_sent_by_hand_says_where_it_came()
    {
        await LogAsync("Ana", "Ben", "Cleo");
        await _guild.Moderator.Says("/organizer settings silent:yes");
        var code = await _bot.LookAsync(db => db.Digests.Select(digest => digest.Code).SingleAsync());

        Assert.Equal("The silent test is on: this comes to mods as a test, and nothing to news.", await _guild.Moderator.Hears($"/digest send {code}"));
        await _bot.RunAsync<OutboxPump>(pump => pump.PassAsync(CancellationToken.None));

        Assert.Empty(News);
        Assert.Single(ToModerators);
    }

    [Fact]
    public async Task A_card_is_shown_to_moderators_and_is_no_card()
    {
        await _guild.Drafts("Quagmire");
        var code = await _bot.LookAsync(db => db.Petitions.Select(petition => petition.Code).SingleAsync());
        await _guild.Moderator.Says($"/petition open {code} eligible:42");
        await _guild.Moderator.Says("/organizer settings silent:yes");

        Assert.Contains("comes to mods as a test", await (_guild.Moderator with { Channel = "news" }).Hears($"/petition post {code}"), StringComparison.Ordinal);
        await _bot.RunAsync<OutboxPump>(pump => pump.PassAsync(CancellationToken.None));

        Assert.Empty(News);
        Assert.Contains("No face recognition", Assert.Single(ToModerators), StringComparison.Ordinal);
        Assert.Equal(0, await _bot.LookAsync(db => db.Cards.CountAsync()));
        Assert.StartsWith("Signed", await _guild.Member("Ana").Hears($"/petition sign {code} as:named"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_before_and_still_waits_is_posted_when_the_test_is_over()
    {
        await LogAsync("Ana", "Ben", "Cleo");
        var code = await _bot.LookAsync(db => db.Digests.Select(digest => digest.Code).SingleAsync());
        await _guild.Moderator.Says($"/digest send {code}");
        await _guild.Moderator.Says("/organizer settings silent:yes");

        await _bot.RunAsync<OutboxPump>(pump => pump.PassAsync(CancellationToken.None));
        Assert.Empty(_bot.Discord.Posts);

        await _guild.Moderator.Says("/organizer settings silent:no");
        await _bot.RunAsync<OutboxPump>(pump => pump.PassAsync(CancellationToken.None));
        Assert.Single(News);
    }

    [Fact]
    public async Task A_goal_that_is_reached_meanwhile_is_told_to_members_once_when_the_test_is_over()
    {
        var code = await HasACardAsync();
        await _guild.Moderator.Says("/organizer settings silent:yes");
        await FiveSignAsync(code);
        await SweepsAsync();
        await SweepsAsync();

        Assert.NotNull((await _bot.SheetOf(code)).GoalSaidAt);
        Assert.Single(News);
        var foretold = Assert.Single(ToModerators);
        Assert.StartsWith("Test: this comes to news when the silent test is over.\n", foretold, StringComparison.Ordinal);
        Assert.Contains("goal reached", foretold, StringComparison.Ordinal);

        await _guild.Moderator.Says("/organizer settings silent:no");
        await SweepsAsync();
        await SweepsAsync();
        await _guild.Moderator.Says("/organizer settings silent:yes");
        await _guild.Moderator.Says("/organizer settings silent:no");
        await SweepsAsync();

        Assert.Single(News, said => said.Contains("goal reached", StringComparison.Ordinal) && !said.StartsWith("Test", StringComparison.Ordinal));
        Assert.Equal(2, News.Length);
        Assert.Single(ToModerators);
    }

    [Fact]
    public async Task So_is_a_close_after_the_goal_in_that_order()
    {
        var code = await HasACardAsync();
        await _guild.Moderator.Says("/organizer settings silent:yes");
        await FiveSignAsync(code);
        await SweepsAsync();
        await _guild.Moderator.Says($"/petition close {code} sure:yes");
        _bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await SweepsAsync();
        Assert.Equal((1, 2), (News.Length, ToModerators.Length));

        await _guild.Moderator.Says("/organizer settings silent:no");
        await SweepsAsync();

        Assert.Equal(3, News.Length);
        Assert.Contains("goal reached", News[1], StringComparison.Ordinal);
        Assert.Contains("closed", News[2], StringComparison.Ordinal);
        Assert.Equal(2, ToModerators.Length);
    }

    [Fact]
    public async Task Status_says_that_it_is_on_and_the_audit_who_began_it()
    {
        var moderator = _guild.Moderator with { Language = Language.French };
        await moderator.Says("/organizer settings silent:yes");

        Assert.Contains("Le test silencieux est activé", await moderator.Hears("/organizer status"), StringComparison.Ordinal);
        Assert.Contains("Silent test mode: off → on", await _guild.Moderator.Hears("/organizer audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_community_is_not_silenced()
    {
        var other = _bot.Moderator() with { Channel = "other" };
        await other.Says("/digest add schedule:\"daily 18:30\"");
        await _guild.Moderator.Says("/organizer settings silent:yes");
        await LivesAsync(days: 1);

        Assert.Single(Posted("other"));
        Assert.Empty(News);
    }

    public async ValueTask InitializeAsync()
    {
        await _bot.InitializeAsync();
        _guild = _bot.HasAGuild();
        await _guild.Moderator.Says("/organizer channel <#mods>");
        await (_guild.Moderator with { Channel = "news" }).Says("/digest add schedule:\"daily 18:30\"");
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private string[] Posted(string channel) => [.. _bot.Discord.Posts.Where(post => post.Channel.Id == channel).Select(post => Flat.Text(post.Content, Words.In(Language.English)))];

    /// <summary>An open petition with a card in #news, which five signatures bring to its goal.</summary>
    private async Task<string> HasACardAsync()
    {
        await _guild.Moderator.Says("""/petition start target:Quagmire addressee:"the board" title:"No cameras" text:"None." goal:5 deadline:30d""");
        var code = (await _bot.LookAsync(db => db.Petitions.Select(petition => petition.Code).SingleAsync())).ToString();
        await _guild.Moderator.Says($"/petition open {code} eligible:200");
        await (_guild.Moderator with { Channel = "news" }).Says($"/petition post {code}");
        await SweepsAsync();
        Assert.Single(News);
        return code;
    }

    private async Task FiveSignAsync(string code)
    {
        foreach (var member in new[] { "Ana", "Ben", "Cleo", "Deniz", "Efua" })
        {
            Assert.StartsWith("Signed", await _guild.Member(member).Hears($"/petition sign {code} as:named"), StringComparison.Ordinal);
        }
    }

    private async Task SweepsAsync()
    {
        await _bot.Sweeps();
        await _bot.RunAsync<OutboxPump>(async pump =>
        {
            while (await pump.PassAsync(CancellationToken.None) > 0)
            {
            }
        });
    }

    private async Task LogAsync(params string[] members)
    {
        foreach (var member in members)
        {
            var code = await _guild.Member(member).Logs("company:Quagmire stage:offer");
            await _guild.Moderator.Says($"/review approve {code}");
        }

        await _bot.CarriesOut();
    }

    private async Task LivesAsync(int days)
    {
        for (var hour = 0; hour < 24 * days; hour++)
        {
            _bot.Clock.Advance(TimeSpan.FromHours(1));
            await _bot.RunAsync<DigestRunner>(digests => digests.RunDueAsync(CancellationToken.None));
            await _bot.RunAsync<OutboxPump>(pump => pump.PassAsync(CancellationToken.None));
        }
    }
}
