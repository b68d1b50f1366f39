using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Signing;

public sealed class ShortWayTests : IAsyncLifetime
{
    private readonly QuietBot _bot = new();

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData("petition sign {0} as:counted")]
    [InlineData("petition sign {0} as:named")]
    [InlineData("pledge make {1} as:counted")]
    public async Task It_says_and_stores_what_the_long_way_does(string line)
    {
        var typed = string.Format(null, line, await _bot.HasAnOpenPetition(), await _bot.HasAnOpenPledge());

        var quick = await TryAsync(typed, "Ana");
        var slow = await LongAsync(typed, "Ben");

        Assert.Equal(Flatten(slow).Replace("Ben", "Ana", StringComparison.Ordinal), Flatten(quick));
        var sheet = await _bot.SheetOf(typed.Split(' ')[2]);
        var stored = await _bot.LookAsync(db => db.Signatures.AsNoTracking().Where(signature => signature.SheetId == sheet.Id).ToListAsync());
        Assert.Equal(2, stored.Count);
        Assert.Single(stored.Select(signature => (signature.Kind, signature.State)).Distinct());
        Assert.All(stored, signature => Assert.NotNull(signature.Commitment));
    }

    [Fact]
    public async Task It_asks_nothing_of_the_database_but_the_ledger()
    {
        var code = await _bot.HasAnOpenPetition();
        await TryAsync($"petition sign {code} as:counted", "Ana");
        using var questions = new Questions(_bot);

        for (var member = 0; member < 20; member++)
        {
            Assert.NotNull(await TryAsync($"petition sign {code} as:counted", $"member{member}"));
        }

        Assert.Equal(0, questions.Count);
    }

    [Fact]
    public async Task The_same_delivery_at_once_twenty_times_has_one_effect_and_so_has_one_that_comes_after_a_withdrawal()
    {
        var code = await _bot.HasAnOpenPetition();
        var ana = _bot.Member("Ana");

        var heard = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => ana.Delivers($"petition sign {code} as:counted", "once"))));

        Assert.Single(heard, reply => ana.Words(reply).StartsWith("Signed", StringComparison.Ordinal));
        Assert.Equal(1, await CountAsync(code));
        await ana.Says($"petition withdraw {code}");
        Assert.DoesNotMatch("^Signed", ana.Words(await ana.Delivers($"petition sign {code} as:counted", "once")));
        Assert.Equal(0, await CountAsync(code));
    }

    [Fact]
    public async Task Twenty_presses_of_one_account_are_one_signature()
    {
        var code = await _bot.HasAnOpenPetition();

        var heard = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _bot.Member("Ana").Hears($"petition sign {code} as:counted"))));

        Assert.Single(heard, words => words.StartsWith("Signed", StringComparison.Ordinal));
        Assert.Equal(19, heard.Count(words => words.Contains("already signed", StringComparison.Ordinal)));
        Assert.Equal(1, await CountAsync(code));
    }

    [Fact]
    public async Task What_a_moderator_changes_holds_for_the_next_press()
    {
        var code = await _bot.HasAnOpenPetition();
        await _bot.Member("Ana").Says($"petition sign {code} as:counted");

        await _bot.Moderator().Says("organizer settings owner:employer");
        Assert.Null(await TryAsync($"petition sign {code} as:counted", "Ben"));
        Assert.Contains("employer", await _bot.Member("Ben").Hears($"petition sign {code} as:counted"), StringComparison.Ordinal);
        await _bot.Moderator().Says("organizer settings owner:members sure:yes");
        Assert.NotNull(await TryAsync($"petition sign {code} as:counted", "Ben"));

        await _bot.Moderator().Says($"petition close {code} sure:yes");
        Assert.Null(await TryAsync($"petition sign {code} as:counted", "Cem"));
        Assert.Equal(2, await CountAsync(code));
    }

    [Fact]
    public async Task A_community_that_left_the_campaign_signs_no_more()
    {
        var code = await _bot.HasAnOpenPetition();
        var campaign = await _bot.Moderator().SeesACampaign();
        var neighbours = new CommunityRef(Platform.Discord, "200");
        var (mo, ana) = (new Person(_bot, neighbours, "Mo2") { Moderates = true }, new Person(_bot, neighbours, "Ana"));
        await _bot.Moderator().LetsIn(mo, campaign);
        Assert.StartsWith("Signed", await ana.Hears($"petition sign {code} as:counted"), StringComparison.Ordinal);

        await mo.Says($"campaign leave {campaign} sure:yes");

        Assert.Null(await TryAsync($"petition sign {code} as:counted", "Ben", neighbours));
        Assert.Equal(1, await CountAsync(code));
    }

    [Fact]
    public async Task A_foreign_or_invented_code_a_missing_choice_and_a_stranger_take_the_long_way()
    {
        var code = await _bot.HasAnOpenPetition();
        await new Person(_bot, new CommunityRef(Platform.Discord, "200"), "Mo2") { Moderates = true }.Says("organizer status");

        Assert.Null(await TryAsync($"petition sign {code} as:counted", "Ana", new CommunityRef(Platform.Discord, "200")));
        Assert.Null(await TryAsync("petition sign ZZZZZ as:counted", "Ana"));
        Assert.Null(await TryAsync($"petition sign {code}", "Ana"));
        Assert.Null(await TryAsync($"petition show {code}", "Ana"));
        Assert.Null(await TryAsync($"petition sign {code} as:counted", "Ana", new CommunityRef(Platform.Discord, "300")));
        Assert.Equal(0, await CountAsync(code));
    }

    [Fact]
    public async Task A_word_that_waits_is_said_with_the_answer()
    {
        var code = await _bot.HasAnOpenPetition();
        await _bot.Member("Ana").Says("organizer help");
        await _bot.RunAsync<IServiceProvider>(async services =>
        {
            var db = services.GetRequiredService<OrganizerDb>();
            var community = await db.Communities.SingleAsync();
            var keys = await services.GetRequiredService<Keys.KeyRing>().OfCommunityAsync(community.Id, CancellationToken.None);
            db.Add(Notice.For(Notice.RecipientTag(keys, "Ana"), keys, "Your refusal was declined."));
            await services.GetRequiredService<IWriter>().SaveAsync(db, CancellationToken.None);
        });

        Assert.NotNull(await TryAsync($"petition sign {code} as:counted", "Ben"));
        Assert.Null(await TryAsync($"petition sign {code} as:counted", "Ana"));
        Assert.StartsWith("Your refusal was declined.", await _bot.Member("Ana").Hears($"petition sign {code} as:counted"), StringComparison.Ordinal);
        Assert.StartsWith("You've already signed", await _bot.Member("Ana").Hears($"petition sign {code} as:counted"), StringComparison.Ordinal);
        Assert.NotNull(await TryAsync($"petition sign {code} as:counted", "Ana"));
    }

    private async Task<Message?> TryAsync(string typed, string name, CommunityRef? community = null)
    {
        var (person, line) = (community is { } other ? new Person(_bot, other, name) : _bot.Member(name), CommandText.Read(typed, Catalog).Line);
        var reply = await _bot.Services.GetRequiredService<IShortWay>().TryAsync(Catalog.Find(line.Path)!, line, person.Visitor($"{Guid.NewGuid()}"), CancellationToken.None);
        return (reply as Reply.Say)?.Message;
    }

    private async Task<Message> LongAsync(string typed, string name)
    {
        await using var scope = _bot.Services.CreateAsyncScope();
        var line = CommandText.Read(typed, Catalog).Line;
        var reply = await scope.ServiceProvider.GetRequiredService<CommandRun>().RunAsync(Catalog.Find(line.Path)!, line, _bot.Member(name).Visitor($"{Guid.NewGuid()}"), CancellationToken.None);
        return ((Reply.Say)reply).Message;
    }

    private CommandCatalog Catalog => _bot.Services.GetRequiredService<CommandCatalog>();

    private async Task<int> CountAsync(string code)
    {
        var sheet = await _bot.SheetOf(code);
        return await _bot.LookAsync(db => db.Signatures.CountAsync(signature => signature.SheetId == sheet.Id));
    }

    private static string Flatten(Message? message) =>
        Flat.Text(message!, Words.In(Language.English)) + string.Concat(message!.Buttons.Select(button => $"\n[{button.Label}: {button.Line}]"));
}
