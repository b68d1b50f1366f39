using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Messages;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Support;

namespace OrganizerBot.Slack;

/// <summary>Workspaces install the bot themselves: over real HTTP, to the town's Slack and back.</summary>
public sealed class SlackInstallTests(LiveTown town) : IClassFixture<LiveTown>, IDisposable
{
    private readonly Guest _guest = new(town);

    [Fact]
    public async Task Slack_is_asked_for_what_the_manifest_says_and_for_nothing_else()
    {
        var page = await _guest.BeginsAsync();

        Assert.Equal(new Uri(town.Town.Address, "slack/oauth/v2/authorize").AbsoluteUri, page.GetLeftPart(UriPartial.Path));
        var asked = QueryHelpers.ParseQuery(page.Query);
        Assert.Equal(_guest.Slack.Door.ClientId, asked["client_id"]);
        Assert.Equal("commands,chat:write,channels:read,groups:read,users:read,usergroups:read,files:write", asked["scope"]);
        Assert.Equal("", asked["user_scope"]);
        Assert.Equal(new Uri(town.Town.Addresses.Bot, "slack/oauth").AbsoluteUri, asked["redirect_uri"]);
        Assert.True(asked["state"].ToString().Length >= 64);
        foreach (var part in new[] { "__Host-organizerbot-install=", "; max-age=600", "; path=/;", "; secure", "; samesite=lax", "; httponly" })
        {
            Assert.Contains(part, _guest.SetCookie, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("domain", _guest.SetCookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(_guest.Cookie!.Split('=')[1], page.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_workspace_installs_the_bot_and_signs_a_petition_of_its_own()
    {
        var (status, page) = await _guest.InstallsAsync();
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("/organizer claim", page, StringComparison.Ordinal);
        Assert.Contains("Lighthouse Cloud members' group", page, StringComparison.Ordinal);

        await _guest.SettlesAsync();
        var code = await _guest.PetitionsAsync();
        Assert.StartsWith("Signed", (await _guest.SaysAsync("chiara", $"/petition sign {code} as:named")).Text, StringComparison.Ordinal);

        // The same people have accounts of the same ids in both workspaces, and neither knows what the other does.
        var first = await town.PetitionAsync();
        Assert.Contains("no petition", (await _guest.SaysAsync("chiara", $"/petition show {first}")).Text, StringComparison.Ordinal);
        Assert.Contains("no petition", (await town.Slack("chiara", $"/petition show {code}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("face recognition", (await _guest.SaysAsync("chiara", "/petition list")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Cranes", (await town.Slack("chiara", "/petition list")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Cranes", string.Join('\n', town.Posts("slack", "organizing")), StringComparison.Ordinal);
        Assert.NotEqual(_guest.Slack.BotToken, await _guest.TokenAsync());
    }

    [Fact]
    public async Task Before_a_workspace_installs_it_its_people_are_strangers()
    {
        using var other = new Guest(town);
        await using var _ = new Uninstalled(other);
        var answer = await other.SaysAsync("chiara", $"/petition sign {await town.PetitionAsync()}");

        Assert.Null(answer.Error);
        Assert.Contains("Only members", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_back_is_good_once_in_the_same_browser_and_for_ten_minutes()
    {
        await using var _ = new Uninstalled(_guest);
        var installed = await _guest.InstallationsAsync();
        var back = await _guest.AllowsAsync(await _guest.BeginsAsync(), _guest.Harbour);
        var (own, state) = (_guest.Cookie!, QueryHelpers.ParseQuery(back.Query)["state"].ToString());

        await RefusesAsync(back, cookie: null);
        await RefusesAsync(back, "__Host-organizerbot-install=" + new string('A', 43));
        await RefusesAsync(new Uri(back.AbsoluteUri.Replace(state, "", StringComparison.Ordinal)), own);
        await RefusesAsync(new Uri(back.AbsoluteUri.Replace(state, Flipped(state), StringComparison.Ordinal)), own);
        town.Town.Clock.Advance(SlackInstallState.Life + TimeSpan.FromSeconds(1));
        await RefusesAsync(back, own);
        Assert.Equal(installed, await _guest.InstallationsAsync());

        var again = await _guest.AllowsAsync(await _guest.BeginsAsync(), _guest.Harbour);
        own = _guest.Cookie;
        Assert.Equal(HttpStatusCode.OK, (await _guest.ReturnsAsync(again)).Status);
        await RefusesAsync(again, own);
    }

    [Fact]
    public async Task A_scope_that_was_not_granted_is_named_and_nothing_is_kept()
    {
        await using var _ = new Uninstalled(_guest);
        var installed = await _guest.InstallationsAsync();
        _guest.Slack.Door.Withheld = ["users:read", "files:write"];
        try
        {
            var (status, page) = await _guest.InstallsAsync();

            Assert.Equal(HttpStatusCode.Conflict, status);
            Assert.Contains("users:read, files:write", page, StringComparison.Ordinal);
            Assert.Equal(installed, await _guest.InstallationsAsync());
        }
        finally
        {
            _guest.Slack.Door.Withheld = [];
        }
    }

    [Fact]
    public async Task Who_cancels_or_whom_Slack_does_not_answer_is_told_so()
    {
        await using var _ = new Uninstalled(_guest);
        var (status, page) = await _guest.ReturnsAsync(await _guest.AllowsAsync(await _guest.BeginsAsync(), where: null));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("Nothing was installed", page, StringComparison.Ordinal);

        town.Town.Faults.Arrange("slack", "oauth.v2.access", TownFault.ServerError, 1);
        Assert.Equal(HttpStatusCode.BadGateway, (await _guest.InstallsAsync()).Status);
        Assert.Equal(0, await _guest.InstallationsAsync());
    }

    [Fact]
    public async Task The_workspace_of_the_setting_uses_the_setting_whatever_it_installs()
    {
        Assert.Equal(HttpStatusCode.OK, (await _guest.ReturnsAsync(await _guest.AllowsAsync(await _guest.BeginsAsync(), _guest.Slack))).Status);

        var found = await _guest.Bot.Services.GetRequiredService<SlackTokens>().FindAsync(new CommunityRef(Platform.Slack, _guest.Slack.TeamId), TestContext.Current.CancellationToken);
        var known = Assert.IsType<SlackToken.Known>(found);
        Assert.Equal((_guest.Slack.BotToken, false), (known.Token, known.IsOwn));
        await _guest.LookAsync(db => db.Installations.ExecuteDeleteAsync());
    }

    [Fact]
    public async Task Discords_link_asks_for_six_permissions()
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var response = await http.GetAsync(new Uri(town.Town.Addresses.Bot, "discord/install"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var query = QueryHelpers.ParseQuery(response.Headers.Location!.Query);
        Assert.Equal("https://discord.com/oauth2/authorize", response.Headers.Location.GetLeftPart(UriPartial.Path));
        Assert.Equal("bot applications.commands", query["scope"]);
        Assert.Equal("274878024704", query["permissions"]);
        Assert.Equal("0", query["integration_type"]);
    }

    public void Dispose() => _guest.Dispose();

    private async Task RefusesAsync(Uri back, string? cookie)
    {
        _guest.Cookie = cookie;
        var (status, page) = await _guest.ReturnsAsync(back);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("/slack/install", page, StringComparison.Ordinal);
    }

    private static string Flipped(string state) => (state[0] == 'A' ? 'B' : 'A') + state[1..];

    /// <summary>The workspace next door as it was before it installed anything, before and after.</summary>
    private sealed class Uninstalled : IAsyncDisposable
    {
        private readonly Guest _guest;

        public Uninstalled(Guest guest)
        {
            _guest = guest;
            Forget();
        }

        public ValueTask DisposeAsync()
        {
            Forget();
            return ValueTask.CompletedTask;
        }

        private void Forget()
        {
            _guest.Harbour.Workspace.Installs.Uninstall();
            _guest.LookAsync(db => db.Installations.ExecuteDeleteAsync()).GetAwaiter().GetResult();
        }
    }
}
