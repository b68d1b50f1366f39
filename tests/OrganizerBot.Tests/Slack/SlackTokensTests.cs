using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Messages;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Support;

namespace OrganizerBot.Slack;

/// <summary>Tokens that run out are replaced before they do, once, and whatever happens on the way.</summary>
public sealed class SlackTokensTests(LiveTown town) : IClassFixture<LiveTown>, IAsyncLifetime
{
    private readonly Guest _guest = new(town);

    private SlackCalls Calls => _guest.Bot.Services.GetRequiredService<SlackCalls>();

    public async ValueTask InitializeAsync()
    {
        // What an operator switches on in the app's settings, for good.
        var manifest = SlackCommands.Manifest(pages: town.Town.Addresses.Bot);
        manifest["settings"]!["token_rotation_enabled"] = true;
        _guest.Slack.Install(manifest);
        await _guest.InstallsAsync();
    }

    public ValueTask DisposeAsync()
    {
        _guest.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Fifty_calls_at_once_replace_a_token_once()
    {
        var (before, token) = (_guest.Slack.Door.Refreshes, await _guest.TokenAsync());
        town.Town.Clock.Advance(TimeSpan.FromHours(10) + TimeSpan.FromMinutes(1));

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(TestAsync)));

        Assert.All(answers, answer => Assert.IsType<SlackAnswer.Done>(answer));
        Assert.Equal(before + 1, _guest.Slack.Door.Refreshes);
        Assert.NotEqual(token, await _guest.TokenAsync());
        Assert.IsType<SlackAnswer.Done>(await TestAsync());
        Assert.Equal(before + 1, _guest.Slack.Door.Refreshes);
    }

    [Fact]
    public async Task A_token_that_has_run_out_is_replaced_and_the_call_made_again()
    {
        var before = _guest.Slack.Door.Refreshes;
        await ExpireInTheDatabaseLaterAsync();
        town.Town.Clock.Advance(TimeSpan.FromHours(13));

        // The bot believes that the token is good, and hears from Slack that it is not.
        Assert.IsType<SlackAnswer.Done>(await TestAsync());
        Assert.Equal(before + 1, _guest.Slack.Door.Refreshes);
    }

    [Fact]
    public async Task An_answer_that_was_lost_on_its_way_is_asked_for_again_within_Slacks_grace()
    {
        var token = await _guest.TokenAsync();
        town.Town.Clock.Advance(TimeSpan.FromHours(10) + TimeSpan.FromMinutes(1));
        town.Town.Faults.Arrange("slack", "oauth.v2.access", TownFault.AcceptThenDrop, 1);

        // The first answer is lost, as when the process dies before it is saved. The old token still works.
        Assert.IsType<SlackAnswer.Done>(await TestAsync());
        Assert.IsType<SlackAnswer.Done>(await TestAsync());
        Assert.NotEqual(token, await _guest.TokenAsync());
    }

    [Fact]
    public async Task While_Slack_replaces_nothing_the_old_token_goes_on()
    {
        var token = await _guest.TokenAsync();
        town.Town.Clock.Advance(TimeSpan.FromHours(10) + TimeSpan.FromMinutes(1));
        town.Town.Faults.Arrange("slack", "oauth.v2.access", TownFault.ServerError, 2);

        Assert.Equal(token, await _guest.TokenAsync());
        Assert.IsType<SlackAnswer.Done>(await TestAsync());
        Assert.NotEqual(token, await _guest.TokenAsync());
    }

    [Fact]
    public async Task Neither_token_stands_in_the_database()
    {
        var row = await _guest.LookAsync(db => db.Installations.AsNoTracking().SingleAsync());
        var token = (await _guest.TokenAsync())!;

        Assert.NotNull(row.SealedRefresh);
        foreach (var file in Directory.GetFiles(town.Folder["town"], "organizer.db*", SearchOption.AllDirectories))
        {
            var bytes = await ReadAsync(file);
            Assert.Equal(-1, bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(token)));
            Assert.Equal(-1, bytes.AsSpan().IndexOf("xoxe-1-"u8));
        }
    }

    private Task<SlackAnswer> TestAsync() => Calls.ReadAsync(_guest.Workspace, "auth.test", [], TestContext.Current.CancellationToken);

    private Task<int> ExpireInTheDatabaseLaterAsync()
    {
        var later = town.Town.Clock.GetUtcNow().AddDays(30);
        return _guest.LookAsync(db => db.Installations.ExecuteUpdateAsync(rows => rows.SetProperty(row => row.ExpiresAt, later)));
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, TestContext.Current.CancellationToken);
        return copy.ToArray();
    }
}
