using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Communities;

public sealed class ClaimCommunityTests : IAsyncLifetime
{
    private readonly TestBot _bot = new();

    private string CodeOf(string workspace) => _bot.Services.GetRequiredService<ClaimCodes>().For(new CommunityRef(Platform.Slack, workspace)).ToString();

    [Fact]
    public async Task Whoever_has_the_code_becomes_the_first_moderator_and_the_code_then_opens_nothing()
    {
        var (ana, ben) = (_bot.SlackMember("Ana"), _bot.SlackMember("Ben"));
        Assert.StartsWith("Only moderators", await ana.Hears("/organizer status"), StringComparison.Ordinal);

        Assert.StartsWith("You are this workspace's first moderator.", await ana.Hears($"/organizer claim {CodeOf("T1")} members"), StringComparison.Ordinal);

        Assert.StartsWith("The bot in this community", await ana.Hears("/organizer status"), StringComparison.Ordinal);
        Assert.StartsWith("You are a moderator here already", await ana.Hears($"/organizer claim {CodeOf("T1")} members"), StringComparison.Ordinal);
        Assert.Contains("/organizer settings owner:employer", await ana.Hears($"/organizer claim {CodeOf("T1")} employer"), StringComparison.Ordinal);
        Assert.StartsWith("This workspace has moderators already", await ben.Hears($"/organizer claim {CodeOf("T1")} members"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_of_another_workspace_is_wrong()
    {
        Assert.NotEqual(CodeOf("T1"), CodeOf("T2"));

        Assert.StartsWith("That is not this workspace's code", await _bot.SlackMember("Ana").Hears($"/organizer claim {CodeOf("T2")} members"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_five_wrong_codes_even_the_right_one_waits_an_hour_for_that_account_only()
    {
        var ana = _bot.SlackMember("Ana");
        for (var tries = 0; tries < 5; tries++)
        {
            Assert.StartsWith("That is not", await ana.Hears($"/organizer claim 000000000{tries} members"), StringComparison.Ordinal);
            _bot.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.StartsWith("Too many wrong codes", await ana.Hears($"/organizer claim {CodeOf("T1")} members"), StringComparison.Ordinal);
        Assert.StartsWith("That is not", await _bot.SlackMember("Ben").Hears("/organizer claim 0000000000 members"), StringComparison.Ordinal);
        _bot.Clock.Advance(TimeSpan.FromMinutes(56));
        Assert.StartsWith("You are this workspace's first moderator.", await ana.Hears($"/organizer claim {CodeOf("T1")} members"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_at_once_make_one_first_moderator()
    {
        var people = Enumerable.Range(0, 8).Select(number => _bot.SlackMember($"P{number}")).ToArray();
        await people[0].Says("/organizer help");

        var heard = await Task.WhenAll(people.Select(person => person.Hears($"/organizer claim {CodeOf("T1")} members")));

        Assert.Single(heard, words => words.StartsWith("You are this workspace's first moderator.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_Discord_there_is_nothing_to_claim() =>
        Assert.StartsWith("On Discord nothing needs claiming", await _bot.Member("Ana").Hears($"/organizer claim {CodeOf("T1")} members"), StringComparison.Ordinal);

    [Fact]
    public async Task A_claim_is_written_into_the_audit()
    {
        await _bot.SlackMember("Ana").Says($"/organizer claim {CodeOf("T1")} members");

        Assert.Equal(["organizer claim"], await _bot.LookAsync(db => Task.FromResult(db.Audit.Select(entry => entry.Act).ToArray())));
    }

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();
}
