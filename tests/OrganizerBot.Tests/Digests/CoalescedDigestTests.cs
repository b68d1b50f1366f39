using Microsoft.EntityFrameworkCore;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Refusals;
using OrganizerBot.Support;

namespace OrganizerBot.Digests;

/// <summary>A digest that its channel does not take is written anew when it does: one tells everything, and nothing that is no longer so.</summary>
public sealed class CoalescedDigestTests : IAsyncLifetime
{
    private const string Words = "They-watch-people-all-day";

    private readonly QuietBot _bot = new();
    private Guild _guild = null!;

    private IEnumerable<string> Digests => _bot.Discord.Posts.Where(post => post.Channel.Id == "news").Select(TextOf);

    private IEnumerable<string> ToModerators => _bot.Discord.Posts.Where(post => post.Channel.Id == "mods").Select(TextOf);

    [Fact]
    public async Task Several_periods_come_as_one_and_a_refusal_that_was_forgotten_meanwhile_is_in_none()
    {
        _bot.Discord.Troubles["news"] = new SendResult.PermissionMissing();
        await LogAsync("Ana", "Ben", "Cleo");
        await LivesAsync(TimeSpan.FromDays(1));
        Assert.Empty(Digests);
        Assert.Equal(0, await _bot.LookAsync(db => db.Outbox.CountAsync(entry => entry.Key.StartsWith("digest/"))));
        Assert.Equal((0, 0), await _bot.LookAsync(async db => (await db.DigestItems.CountAsync(), await db.DigestIssues.CountAsync())));
        Assert.Contains("on", await _guild.Moderator.Hears("/organizer status"), StringComparison.Ordinal);

        Assert.StartsWith("Done", await _guild.Member("Ana").Hears("/organizer forget sure:yes"), StringComparison.Ordinal);
        await LogAsync("Deniz");
        await LivesAsync(TimeSpan.FromDays(2));
        Assert.Empty(Digests);
        Assert.Single(ToModerators, told => told.Contains("I may no longer post to", StringComparison.Ordinal));

        _bot.Discord.Troubles.Clear();
        await LivesAsync(TimeSpan.FromHours(7));

        var digest = Assert.Single(Digests);
        Assert.DoesNotContain($"{Words}-Ana", digest, StringComparison.Ordinal);
        Assert.Contains($"{Words}-Ben", digest, StringComparison.Ordinal);
        Assert.Contains($"{Words}-Deniz", digest, StringComparison.Ordinal);
        Assert.Single(ToModerators, told => told.Contains("I may no longer post to", StringComparison.Ordinal));
        Assert.Single(ToModerators, told => told.Contains("again.", StringComparison.Ordinal));
        Figures.Say("Digests: three periods of a suspended channel came as one; 0 words of a refusal that was forgotten meanwhile");
    }

    [Fact]
    public async Task What_a_platform_asks_to_wait_with_is_written_anew_when_the_wait_is_over()
    {
        _bot.Discord.Troubles["news"] = new SendResult.RetryAfter(TimeSpan.FromHours(1));
        await LogAsync("Ana", "Ben", "Cleo");
        await LivesAsync(TimeSpan.FromDays(1));
        Assert.Equal(0, await _bot.LookAsync(db => db.Outbox.CountAsync(entry => entry.Key.StartsWith("digest/"))));

        Assert.StartsWith("Done", await _guild.Member("Ana").Hears("/organizer forget sure:yes"), StringComparison.Ordinal);
        await LogAsync("Deniz");
        await LivesAsync(TimeSpan.FromDays(1));
        _bot.Discord.Troubles.Clear();
        await LivesAsync(TimeSpan.FromHours(2));

        var digest = Assert.Single(Digests);
        Assert.DoesNotContain($"{Words}-Ana", digest, StringComparison.Ordinal);
        Assert.Contains($"{Words}-Ben", digest, StringComparison.Ordinal);
        Assert.Contains($"{Words}-Deniz", digest, StringComparison.Ordinal);
        Assert.Empty(ToModerators);
    }

    [Fact]
    public async Task A_channel_that_only_says_that_it_is_well_is_tried_ever_more_rarely_and_told_of_once()
    {
        _bot.Discord.Troubles["news"] = new SendResult.PermissionMissing();
        _bot.Discord.SaysAllIsWell = true;
        await LogAsync("Ana", "Ben", "Cleo");
        await LivesAsync(TimeSpan.FromHours(12));

        var tried = _bot.Discord.Tried.Count(channel => channel == "news");
        Assert.InRange(tried, 3, 9);
        Assert.Single(ToModerators);
        Figures.Say($"Outbox, a channel that may be posted to and yet refuses, half a day: {tried} tries, its moderators told once");
    }

    [Fact]
    public async Task A_malformed_message_is_given_up_and_its_moderators_are_told()
    {
        _bot.Discord.Troubles["news"] = new SendResult.ContentInvalid("50035");
        await LogAsync("Ana", "Ben", "Cleo");
        await LivesAsync(TimeSpan.FromHours(10));

        Assert.Matches("my message D-[0-9A-Z]{5} for .* malformed", Assert.Single(ToModerators));
        Assert.Empty(await _bot.LookAsync(db => db.Outbox.Where(entry => entry.State == OutboxState.GivenUp).Select(entry => entry.SealedBody).FirstAsync()));
    }

    [Fact]
    public async Task That_a_company_wrote_again_after_refusals_is_told_apart_from_them()
    {
        await LogAsync("Ana", "Ben", "Cleo");
        foreach (var member in (string[])["Ana", "Ben", "Cleo"])
        {
            await _guild.Member(member).Says("/refusal again Quagmire");
        }

        await LivesAsync(TimeSpan.FromDays(1));

        var digest = Assert.Single(Digests);
        Assert.Contains("Quagmire: 3 new refusals", digest, StringComparison.Ordinal);
        Assert.Contains("Quagmire wrote again after a refusal, 3 times", digest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_digest_its_windows_and_what_it_told_go()
    {
        await LogAsync("Ana", "Ben", "Cleo");
        await LivesAsync(TimeSpan.FromDays(1));
        Assert.Single(Digests);
        var code = await _bot.LookAsync(db => db.Digests.Select(digest => digest.Code).SingleAsync());

        await _guild.Moderator.Says($"/digest remove {code}");

        Assert.Equal((0, 0), await _bot.LookAsync(async db => (await db.DigestItems.CountAsync(), await db.DigestIssues.CountAsync())));
    }

    public async ValueTask InitializeAsync()
    {
        await _bot.InitializeAsync();
        _guild = _bot.HasAGuild();
        await _guild.Moderator.Says("/organizer channel <#mods>");
        await (_guild.Moderator with { Channel = "news" }).Says("/digest add schedule:\"daily 18:30\"");
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private async Task LogAsync(params string[] members)
    {
        foreach (var member in members)
        {
            var code = await _guild.Member(member).Logs($"""company:Quagmire stage:offer reason:"{Words}-{member}" """);
            await _guild.Moderator.Says($"/review approve {code}");
        }

        await _bot.CarriesOut();
    }

    /// <summary>Minutes go by, and in each everybody looks what is due.</summary>
    private async Task LivesAsync(TimeSpan time)
    {
        for (var minute = 0; minute < time.TotalMinutes; minute += 5)
        {
            _bot.Clock.Advance(TimeSpan.FromMinutes(5));
            await _bot.RunAsync<Recovery>(recovery => recovery.SweepAsync(CancellationToken.None));
            await _bot.RunAsync<DigestRunner>(digests => digests.RunDueAsync(CancellationToken.None));
            await _bot.RunAsync<OutboxPump>(pump => pump.PassAsync(CancellationToken.None));
        }
    }

    private static string TextOf(Delivery delivery) => Flat.Text(delivery.Content, Languages.Words.In(Language.English));
}
