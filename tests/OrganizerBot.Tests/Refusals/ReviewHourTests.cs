using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Petitions;
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
    public async Task Proposed_petitions_are_counted_with_them_and_are_told_alone_too()
    {
        var proposed = await ProposesAsync("Ana", "No cameras");
        await LooksAtAsync(Hour);
        Assert.Equal("1 proposed petition waits for a moderator.", Assert.Single(Posts));
        Assert.Equal(["petition proposals"], _bot.Discord.Posts.Last().Content.Buttons.Select(button => button.Line.Path));

        await _guild.Log(2, Worded);
        await LooksAtAsync(Hour.AddDays(1));
        Assert.Equal("2 refusals and 1 proposed petition wait for a moderator.", Assert.Single(Posts[1..], post => !IsCard(post)));
        Assert.Equal(["review list", "petition proposals"], _bot.Discord.Posts.Last(post => !IsCard(TextOf(post.Content))).Content.Buttons.Select(button => button.Line.Path));
        Assert.Contains("2 refusals and 1 proposed petition wait for a moderator. /review list /petition proposals", await _guild.Moderator.Hears("/organizer status"), StringComparison.Ordinal);

        foreach (var code in Posts.Where(IsCard).Select(CodeOf))
        {
            await _guild.Moderator.Says($"/review approve {code}");
        }

        await _guild.Member("Ana").Says($"/petition retract {proposed}");
        var before = Posts.Length;
        await LooksAtAsync(Hour.AddDays(2));

        Assert.Equal(before, Posts.Length);
        Assert.DoesNotContain("for a moderator", await _guild.Moderator.Hears("/organizer status"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "1 refusal waits for a moderator.", "1 proposed petition waits for a moderator.", "2 refusals and 1 proposed petition wait for a moderator.", "1 refusal and 2 proposed petitions wait for a moderator.")]
    [InlineData("fr", "1 refus attend la modération.", "1 pétition proposée attend la modération.", "2 refus et 1 pétition proposée attendent la modération.", "1 refus et 2 pétitions proposées attendent la modération.")]
    [InlineData("de", "1 Absage wartet auf die Moderation.", "1 vorgeschlagene Petition wartet auf die Moderation.", "2 Absagen und 1 vorgeschlagene Petition warten auf die Moderation.", "1 Absage und 2 vorgeschlagene Petitionen warten auf die Moderation.")]
    [InlineData("es", "1 rechazo espera a la moderación.", "1 petición propuesta espera a la moderación.", "2 rechazos y 1 petición propuesta esperan a la moderación.", "1 rechazo y 2 peticiones propuestas esperan a la moderación.")]
    public void Its_plural_forms_are_right_in_every_language(string language, string refusal, string petition, string more, string mixed)
    {
        var words = Words.In(Language.From(language));

        Assert.Equal([refusal, petition, more, mixed], [Said(1, 0), Said(0, 1), Said(2, 1), Said(1, 2)]);

        string Said(int refusals, int proposals) => Flat.Text(
            new Waiting([.. new (IWaitingPart, int)[] { (new WaitingRefusals(null!), refusals), (new WaitingProposals(null!), proposals) }.Where(kind => kind.Item2 > 0)]).Sentence(words), words);
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

    [Fact]
    public async Task What_was_rejected_with_a_block_and_waits_again_has_a_card_that_never_said_otherwise()
    {
        await _guild.Member("Ana").Logs(Worded);
        await _guild.Member("Ana").Logs(Worded.Replace("offer", "interview", StringComparison.Ordinal));
        await LooksAtAsync(Hour);
        var (first, second) = (CodeOf(Posts[0]), _bot.Discord.Posts.Last().Id.ToString("N"));
        _bot.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(5));

        await _guild.Moderator.Says($"/review block {first} reason:spam");
        await LooksAtAsync(Hour.AddDays(1));
        await _guild.Moderator.Says($"/review undo {first}");
        await LooksAsync();

        Assert.NotEmpty(_bot.Discord.Edits);
        Assert.DoesNotContain(_bot.Discord.Edits, edited => edited.Id == second);
    }

    [Fact]
    public async Task What_was_rejected_with_a_block_ends_on_its_card_at_the_next_hour()
    {
        await _guild.Member("Ana").Logs(Worded);
        await _guild.Member("Ana").Logs(Worded.Replace("offer", "interview", StringComparison.Ordinal));
        await LooksAtAsync(Hour);
        var (first, second) = (CodeOf(Posts[0]), _bot.Discord.Posts.Last().Id.ToString("N"));

        await _guild.Moderator.Says($"/review block {first} reason:spam");
        _bot.Clock.Advance(Refusal.UndoTime);
        await LooksAsync();
        Assert.DoesNotContain(_bot.Discord.Edits, edited => edited.Id == second);

        await LooksAtAsync(Hour.AddDays(1));
        Assert.Single(_bot.Discord.Edits, edited => edited.Id == second);
        Assert.DoesNotContain("They watch.", TextOf(_bot.Discord.Faces[second]), StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        await _bot.InitializeAsync();
        _guild = _bot.HasAGuild();
        await _guild.Moderator.Says("/organizer channel <#mods>");
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private async Task<string> ProposesAsync(string member, string title)
    {
        var reply = await _guild.Member(member).Says($"""/petition propose target:Quagmire addressee:"the board" title:"{title}" text:"None." """);
        return Assert.IsType<Reply.Say>(reply).Message.Buttons.Single().Line.Values["proposal"];
    }

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
