using Microsoft.EntityFrameworkCore;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Slack;

/// <summary>A workspace takes the bot out again, and perhaps installs it once more: over real HTTP.</summary>
public sealed class SlackUninstallTests(LiveTown town) : IClassFixture<LiveTown>, IDisposable
{
    private readonly Guest _guest = new(town);

    [Theory]
    [InlineData("app_uninstalled", "tokens_revoked")]
    [InlineData("tokens_revoked", "app_uninstalled")]
    [InlineData("app_uninstalled", "app_uninstalled", "tokens_revoked", "tokens_revoked")]
    [InlineData("tokens_revoked")]
    public async Task After_the_farewell_nothing_is_posted_and_no_token_is_left_until_the_bot_is_installed_again(params string[] events)
    {
        await _guest.SettlesAsync();
        var code = await _guest.PetitionsAsync();
        var token = (await _guest.TokenAsync())!;

        var replies = await _guest.Harbour.UninstallAsync(events, TestContext.Current.CancellationToken);

        Assert.All(replies, reply => Assert.Null(reply.Error));
        Assert.Equal(0, await _guest.InstallationsAsync());
        Assert.Null(await _guest.TokenAsync());
        var left = await _guest.CommunityAsync();
        Assert.NotNull(left!.LeftAt);
        Assert.Equal([SuspensionReason.Removed], (await ReasonsAsync()).Distinct());
        Assert.DoesNotContain("Signed", (await _guest.SaysAsync("chiara", $"/petition sign {code} as:named")).Text, StringComparison.Ordinal);
        await NothingIsPostedAsync();

        Assert.Equal(System.Net.HttpStatusCode.OK, (await _guest.InstallsAsync()).Status);
        Assert.Null((await _guest.CommunityAsync())!.LeftAt);
        Assert.All(await ReasonsAsync(), Assert.Null);
        Assert.NotEqual(token, await _guest.TokenAsync());
        Assert.Matches("^(Signed|You)", (await _guest.SaysAsync("chiara", $"/petition sign {code} as:named")).Text!);
    }

    [Fact]
    public async Task A_farewell_that_comes_late_does_not_end_what_was_installed_after_it()
    {
        await _guest.SettlesAsync();
        var farewell = Sandbox.Slack.SlackPayloads.Farewell(_guest.Harbour.Workspace, "app_uninstalled");
        town.Town.Clock.Advance(TimeSpan.FromMinutes(1));
        await _guest.InstallsAsync();

        await _guest.Harbour.SendEventAsync(farewell, TestContext.Current.CancellationToken);

        Assert.NotNull(await _guest.TokenAsync());
        Assert.Null((await _guest.CommunityAsync())!.LeftAt);
    }

    [Fact]
    public async Task Revoked_tokens_of_people_are_no_farewell()
    {
        await _guest.SettlesAsync();
        var news = Sandbox.Slack.SlackPayloads.Farewell(_guest.Harbour.Workspace, "tokens_revoked");
        news["event"]!["tokens"]!["bot"]!.AsArray().Clear();

        await _guest.Harbour.SendEventAsync(news, TestContext.Current.CancellationToken);

        Assert.NotNull(await _guest.TokenAsync());
    }

    [Fact]
    public async Task Where_no_farewell_comes_the_first_refused_post_tells()
    {
        await _guest.SettlesAsync();
        var code = await _guest.PetitionsAsync();
        var posted = _guest.Posts().Count;

        // It waits in the outbox when the app is taken out, and nothing is heard of that.
        town.Town.Faults.Arrange("slack", "chat.postMessage", Sandbox.Town.TownFault.RateLimited, 1);
        await _guest.SaysAsync("bastien", $"/petition post {code} #general");
        await _guest.Harbour.UninstallAsync([], TestContext.Current.CancellationToken);

        await LiveTown.Until(() => _guest.CommunityAsync().GetAwaiter().GetResult()!.LeftAt is null ? null : "", "the bot to notice that it was removed");
        Assert.Equal(0, await _guest.InstallationsAsync());
        Assert.All(await ReasonsAsync(), reason => Assert.Equal(SuspensionReason.Removed, reason));
        Assert.Equal(posted, _guest.Posts().Count);
    }

    [Fact]
    public async Task Nothing_of_a_token_is_left_in_the_files_once_the_bot_is_removed()
    {
        await _guest.SettlesAsync();
        var sealedToken = await _guest.LookAsync(db => db.Installations.Select(row => row.SealedToken).SingleAsync());
        Assert.True(IsOnDisk(sealedToken), "The search finds what is there.");

        await _guest.Harbour.UninstallAsync(["app_uninstalled"], TestContext.Current.CancellationToken);

        await LiveTown.Until(() => IsOnDisk(sealedToken) ? null : "", "files without the token");
    }

    public void Dispose() => _guest.Dispose();

    private Task<List<SuspensionReason?>> ReasonsAsync() => _guest.LookAsync(db => db.Destinations
        .Where(destination => db.Communities.Any(community => community.Id == destination.CommunityId && community.PlatformId == _guest.Harbour.TeamId))
        .Select(destination => destination.Suspended).ToListAsync());

    /// <summary>The town next door goes on: what it posts, and nothing else, reaches Slack.</summary>
    private async Task NothingIsPostedAsync()
    {
        var posted = _guest.Posts().Count;
        await town.PostsCardAsync("slack", "general");
        await town.SettlesAsync();
        Assert.Equal(posted, _guest.Posts().Count);
    }

    private bool IsOnDisk(byte[] bytes) => Directory.GetFiles(town.Folder["town"], "organizer.db*", SearchOption.AllDirectories).Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray().AsSpan().IndexOf(bytes) >= 0;
    });
}
