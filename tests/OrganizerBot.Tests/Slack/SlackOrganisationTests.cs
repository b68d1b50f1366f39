using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Communities;
using OrganizerBot.Messages;
using OrganizerBot.Sandbox.Slack;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Support;

namespace OrganizerBot.Slack;

/// <summary>An organisation (Enterprise Grid) installs the bot for both of its workspaces, uses it, and takes it out again: the real bot and the town's Slack, over real HTTP and real connections.</summary>
public sealed partial class SlackOrganisationTests : IAsyncLifetime
{
    private const string Employers = "Your employer controls this workspace";

    private readonly LiveTown _town = new() { HasOrganisation = true };

    private SlackTown North => ((SlackTown)_town.Town.Platform("slack")).Grid.Workspaces[0];

    private SlackTown South => ((SlackTown)_town.Town.Platform("slack")).Grid.Workspaces[1];

    public ValueTask InitializeAsync() => _town.InitializeAsync();

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task The_organisation_installs_the_bot_once_and_both_workspaces_are_one_community_where_nobody_signs()
    {
        using var guest = new Guest(_town, North);
        Assert.Contains("Only members", (await SaysAsync(South, "chiara", $"/petition sign {await _town.PetitionAsync()}")).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await guest.InstallsAsync()).Status);

        Assert.Equal(1, await guest.InstallationsAsync());
        Assert.True((await guest.CommunityAsync())!.IsEnterprise);
        await SaysAsync(North, "bastien", $"/organizer claim {guest.Bot.Services.GetRequiredService<ClaimCodes>().For(guest.Workspace)} members");
        Assert.Equal(Ownership.Employer, (await guest.CommunityAsync())!.Owner);
        var code = await JoinsAsync();
        foreach (var workspace in new[] { North, South })
        {
            Assert.Contains("face recognition", (await SaysAsync(workspace, "chiara", $"/petition show {code}")).Text, StringComparison.Ordinal);
            Assert.StartsWith(Employers, (await SaysAsync(workspace, "chiara", $"/petition sign {code} as:named")).Text, StringComparison.Ordinal);
        }

        // One token, and each message comes to the workspace of its channel.
        await SaysAsync(South, "bastien", $"/petition post {code} #general");
        await LiveTown.Until(() => Posts(South).Any(IsCard) ? "" : null, "the card in the south");
        Assert.DoesNotContain(Posts(North), IsCard);
    }

    [Fact]
    public async Task A_digest_comes_into_a_workspace_of_the_organisation_once()
    {
        using var guest = await SettledAsync();
        await JoinsAsync();

        var digest = OutboxScenes.Code((await SaysAsync(South, "bastien", "/digest add #general daily 09:00")).Text);
        await SaysAsync(South, "bastien", $"/digest send {digest}");
        await LiveTown.Until(() => Posts(South).Count > 0 ? "" : null, "the digest in the south");
        await _town.SettlesAsync();

        Assert.Single(Posts(South));
        Assert.Empty(Posts(North));
    }

    [Theory]
    [InlineData(true, "app_uninstalled", "tokens_revoked")]
    [InlineData(true, "tokens_revoked", "app_uninstalled")]
    [InlineData(false, "app_uninstalled", "tokens_revoked")]
    [InlineData(false, "tokens_revoked")]
    public async Task When_the_organisation_takes_the_bot_out_it_is_over_in_both_workspaces_and_the_time_until_erasure_runs(bool authorised, params string[] events)
    {
        using var guest = await SettledAsync();
        var code = await JoinsAsync();
        await SaysAsync(South, "bastien", $"/petition post {code} #general");
        await LiveTown.Until(() => Posts(South).Any(IsCard) ? "" : null, "the card in the south");

        await South.UninstallAsync([], TestContext.Current.CancellationToken);
        foreach (var kind in events)
        {
            var news = SlackPayloads.Farewell(South.Workspace, kind);
            if (!authorised)
            {
                news.Remove("authorizations");
            }

            Assert.Null((await South.SendEventAsync(news, TestContext.Current.CancellationToken)).Error);
        }

        await LiveTown.Until(() => guest.CommunityAsync().GetAwaiter().GetResult()!.LeftAt is null ? null : "", "the bot to note that it was removed");
        Assert.Equal(0, await guest.InstallationsAsync());
        Assert.Equal([SuspensionReason.Removed], (await ReasonsAsync(guest)).Distinct());
        Assert.Contains("Only members", (await SaysAsync(North, "chiara", $"/petition sign {code}")).Text, StringComparison.Ordinal);

        await guest.InstallsAsync();
        Assert.Null((await guest.CommunityAsync())!.LeftAt);
        Assert.Equal([null], (await ReasonsAsync(guest)).Distinct());
    }

    private async Task<Guest> SettledAsync()
    {
        var guest = new Guest(_town, North);
        await guest.SettlesAsync();
        return guest;
    }

    /// <summary>The organisation takes part in the campaign of the town's members: where an employer controls every community, nothing can be opened. The code of its petition.</summary>
    private async Task<string> JoinsAsync()
    {
        var campaign = OutboxScenes.Code((await _town.Discord("Ana Ferreira", "/campaign list")).Text);
        var shared = (await _town.Discord("Ana Ferreira", $"/campaign share campaign:{campaign}")).Text!;
        var asked = (await SaysAsync(North, "bastien", $"/campaign join {JoinIn().Match(shared).Value}")).Text!;
        Assert.True(RequestIn().IsMatch(asked), asked);
        var accepted = (await _town.Discord("Ana Ferreira", $"/campaign accept request:{RequestIn().Match(asked).Groups[1].Value}")).Text!;
        Assert.True(accepted.Contains("takes part in the campaign", StringComparison.Ordinal), $"{asked}\n{accepted}");
        return await _town.PetitionAsync();
    }

    private Task<Sight> SaysAsync(SlackTown workspace, string person, string text) =>
        _town.Town.Platform("slack").SayAsync(new Place(workspace.TeamId, "organizing", person), text, TestContext.Current.CancellationToken);

    private IReadOnlyList<string> Posts(SlackTown workspace) =>
        [.. _town.Town.Platform("slack").Messages(new Place(workspace.TeamId, "general", "bastien")).Where(sight => sight.Visibility == "public").Select(sight => sight.Text ?? "")];

    private static bool IsCard(string post) => post.Contains("face recognition", StringComparison.Ordinal);

    private static Task<List<SuspensionReason?>> ReasonsAsync(Guest guest) => guest.LookAsync(db => db.Destinations
        .Where(destination => db.Communities.Any(community => community.Id == destination.CommunityId && community.PlatformId == guest.Workspace.Id))
        .Select(destination => destination.Suspended).ToListAsync());

    [GeneratedRegex(@"\b([0-9A-Z]{5})\b")]
    private static partial Regex RequestIn();

    [GeneratedRegex(@"\b[0-9A-Z]{10}\b")]
    private static partial Regex JoinIn();
}
