using Microsoft.EntityFrameworkCore;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Refusals;

/// <summary>Moderators are shown what waits once a day, all together: no card tells when its refusal was logged, or taken back.</summary>
public sealed class ReviewHourTests : IAsyncLifetime
{
    private const string Worded = """company:Quagmire stage:offer month:2026-11 reason:"They watch." """;

    private static readonly DateTimeOffset Hour = new(2027, 3, 1, 18, 30, 0, TimeSpan.Zero);

    private readonly QuietBot _bot = new();
    private Guild _guild = null!;

    private string[] Posts => [.. _bot.Discord.Posts.Where(post => post.Channel.Id == "mods").Select(post => TextOf(post.Content))];

    [Fact]
    public async Task Cards_come_at_the_digests_hour_all_together_and_each_once()
    {
        List<string> codes = [];
        foreach (var member in new[] { "Ana", "Ben", "Cleo" })
        {
            codes.Add(await _guild.Member(member).Logs(Worded));
            await LooksAsync();
        }

        await LooksAtAsync(Hour.AddSeconds(-1));
        Assert.Empty(Posts);

        await LooksAtAsync(Hour);
        await LooksAtAsync(Hour.AddMinutes(5));

        Assert.Equal(codes.Order(StringComparer.Ordinal), Posts.Select(CodeOf).Order(StringComparer.Ordinal));
        Assert.All(Posts, post => Assert.Contains("Quagmire", post, StringComparison.Ordinal));
        Assert.All(Posts, post => Assert.Contains("They watch.", post, StringComparison.Ordinal));
        Assert.DoesNotContain(Posts, post => post.Contains("Ana", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_comes_once_a_day_however_moderators_move_it_and_in_the_communitys_zone()
    {
        await _guild.Moderator.Says("/organizer settings zone:America/New_York");
        await _guild.Member("Ana").Logs(Worded);
        await LooksAtAsync(Hour.AddHours(4));
        Assert.Empty(Posts);
        await LooksAtAsync(Hour.AddHours(5));
        Assert.Single(Posts);

        await _guild.Moderator.Says("/organizer settings zone:America/Los_Angeles");
        await _guild.Member("Ben").Logs(Worded);
        await LooksAtAsync(Hour.AddHours(8));

        Assert.Single(Posts);
    }

    [Fact]
    public async Task While_something_waits_for_longer_one_word_a_day_says_how_much()
    {
        await _guild.Log(2, Worded);
        await LooksAtAsync(Hour);
        Assert.Equal(2, Posts.Length);

        await LooksAtAsync(Hour.AddDays(1));
        await LooksAtAsync(Hour.AddDays(1).AddMinutes(30));
        Assert.Equal("2 refusals wait for a moderator.", Assert.Single(Posts[2..]));

        var codes = Posts[..2].Select(CodeOf).ToArray();
        await _guild.Moderator.Says($"/review approve {codes[0]}");
        await LooksAtAsync(Hour.AddDays(2));
        Assert.Equal("1 refusal waits for a moderator.", Assert.Single(Posts[3..]));

        await _guild.Moderator.Says($"/review approve {codes[1]}");
        await LooksAtAsync(Hour.AddDays(3));
        Assert.Equal(4, Posts.Length);
    }

    [Fact]
    public async Task Ten_cards_come_a_day_and_the_others_are_counted()
    {
        await _guild.Log(12, Worded);

        await LooksAtAsync(Hour);
        Assert.Equal(10, Posts.Count(IsCard));
        Assert.Equal("12 refusals wait for a moderator.", Assert.Single(Posts, post => !IsCard(post)));
        await LooksAtAsync(Hour.AddDays(1));

        Assert.Equal(12, Posts.Where(IsCard).Select(CodeOf).Distinct().Count());
    }

    [Fact]
    public async Task What_its_author_takes_back_or_words_anew_is_seen_on_no_card_before_the_next_hour()
    {
        var (first, second) = (await _guild.Member("Ana").Logs(Worded), await _guild.Member("Ben").Logs(Worded));
        await LooksAtAsync(Hour);

        await _guild.Member("Ana").Says($"/refusal retract {first}");
        await _guild.Member("Ben").Logs(Worded.Replace("watch", "film", StringComparison.Ordinal));
        await LooksAtAsync(Hour.AddHours(3));
        Assert.Empty(_bot.Discord.Faces);

        await LooksAtAsync(Hour.AddDays(1));

        Assert.Equal(new[] { first, second }.Select(code => $"{code} no longer waits.").Order(StringComparer.Ordinal), _bot.Discord.Faces.Values.Select(TextOf).Order(StringComparer.Ordinal));
        Assert.Contains("They film.", Posts[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_shows_who_decided_and_ends_without_a_word_of_its_author()
    {
        var code = await _guild.Member("Ana").Logs(Worded);
        await LooksAtAsync(Hour);

        await _guild.Moderator.Says($"/review reject {code} reason:\"No names, please.\"");
        await LooksAsync();
        var decided = Assert.Single(_bot.Discord.Faces).Value;
        Assert.Contains($"Mo rejected {code}.", TextOf(decided), StringComparison.Ordinal);
        Assert.Contains("They watch.", TextOf(decided), StringComparison.Ordinal);
        Assert.Equal("Undo", Assert.Single(decided.Buttons).Label);

        await (_guild.Moderator with { Name = "Noor" }).Says($"/review undo {code}");
        await LooksAsync();
        Assert.Equal([$"Approve {code}", $"Reject {code}", "Block its author"], _bot.Discord.Faces.Single().Value.Buttons.Select(button => button.Label));

        await _guild.Moderator.Says($"/review reject {code} reason:\"No names, please.\"");
        await _bot.CarriesOut();

        Assert.Equal($"Mo rejected {code}.", TextOf(_bot.Discord.Faces.Single().Value));
        Assert.Equal(0, await _bot.LookAsync(db => db.ReviewCards.CountAsync()));
    }

    [Fact]
    public async Task Words_do_not_lie_ready_for_a_channel_that_takes_nothing_and_come_when_it_is_well_again()
    {
        _bot.Discord.Troubles["mods"] = new SendResult.PermissionMissing();
        var code = await _guild.Member("Ana").Logs(Worded);
        await LooksAtAsync(Hour);
        await _bot.RunAsync<Recovery>(recovery => recovery.SweepAsync(CancellationToken.None));
        Assert.Equal((0, 0), await _bot.LookAsync(async db => (await db.ReviewCards.CountAsync(), await db.Outbox.CountAsync(entry => entry.Key.StartsWith("review/")))));

        _bot.Discord.Troubles.Clear();
        await _guild.Moderator.Says("/organizer channel <#mods>");
        await LooksAtAsync(Hour.AddDays(1));

        Assert.Equal(code, CodeOf(Assert.Single(Posts)));
    }

    [Fact]
    public async Task Who_forgets_takes_a_card_back_that_is_not_posted_yet()
    {
        await _guild.Member("Ana").Logs(Worded);
        _bot.Clock.Advance(Hour - _bot.Clock.GetUtcNow());
        await _bot.KeepsReviews();
        Assert.Equal(1, await _bot.LookAsync(db => db.Outbox.CountAsync()));

        await _guild.Member("Ana").Says("/organizer forget sure:yes");
        await LooksAsync();

        Assert.Empty(Posts);
    }

    public async ValueTask InitializeAsync()
    {
        await _bot.InitializeAsync();
        _guild = _bot.HasAGuild();
        await _guild.Moderator.Says("/organizer channel <#mods>");
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private Task LooksAtAsync(DateTimeOffset moment)
    {
        _bot.Clock.Advance(moment - _bot.Clock.GetUtcNow());
        return LooksAsync();
    }

    /// <summary>The keeper looks, and everything that waits is posted: a channel gets one message a pass.</summary>
    private async Task LooksAsync()
    {
        await _bot.KeepsReviews();
        await _bot.RunAsync<OutboxPump>(async pump =>
        {
            while (await pump.PassAsync(CancellationToken.None) > 0)
            {
            }
        });
        await _bot.KeepsReviews();
    }

    private static bool IsCard(string post) => post.StartsWith("A refusal waits for review", StringComparison.Ordinal);

    private static string CodeOf(string post) => post.Split("Refusal: ")[1][..5];

    private static string TextOf(Message message) => Flat.Text(message, Words.In(Language.English));
}
