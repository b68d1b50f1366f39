using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Communities;
using OrganizerBot.Messages;
using OrganizerBot.Sandbox.Slack;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Support;

namespace OrganizerBot.Slack;

/// <summary>Somebody with a browser who installs the bot in the workspace next door, by the path that everybody takes.</summary>
internal sealed partial class Guest(LiveTown town, SlackTown? where = null) : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>What the browser keeps, as it sends it back.</summary>
    public string? Cookie { get; set; }

    public SlackTown Slack => (SlackTown)town.Town.Platform("slack");

    public SlackTown Harbour => where ?? Slack.Harbour!;

    /// <summary>The community that installs the bot: the workspace, or the organisation that it belongs to.</summary>
    public CommunityRef Workspace => new(Platform.Slack, IdOf(Harbour));

    public WebApplication Bot => town.Town.Bot!;

    /// <summary>Follows the link to Slack: the address of Slack's page.</summary>
    public async Task<Uri> BeginsAsync()
    {
        using var response = await GetAsync(new Uri(town.Town.Addresses.Bot, "slack/install"));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        SetCookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Cookie = SetCookie.Split(';')[0];
        return response.Headers.Location!;
    }

    /// <summary>The cookie as the bot set it.</summary>
    public string SetCookie { get; private set; } = "";

    /// <summary>Presses "Allow" for a workspace, or "Cancel": the address at which Slack sends people back.</summary>
    public async Task<Uri> AllowsAsync(Uri page, SlackTown? where)
    {
        using var shown = await GetAsync(page);
        var html = WebUtility.HtmlDecode(await shown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var link = Links().Matches(html).Select(match => match.Groups[1].Value).Single(link => where is null ? !link.Contains("&team=", StringComparison.Ordinal) : link.EndsWith("&team=" + IdOf(where), StringComparison.Ordinal));
        using var allowed = await GetAsync(new Uri(page, link));
        Assert.Equal(HttpStatusCode.Redirect, allowed.StatusCode);
        return allowed.Headers.Location!;
    }

    /// <summary>Comes back to the bot.</summary>
    public async Task<(HttpStatusCode Status, string Page)> ReturnsAsync(Uri back)
    {
        using var response = await GetAsync(back);
        return (response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>All of it.</summary>
    public async Task<(HttpStatusCode Status, string Page)> InstallsAsync() => await ReturnsAsync(await AllowsAsync(await BeginsAsync(), Harbour));

    /// <summary>Installs it, and somebody claims the workspace.</summary>
    public async Task SettlesAsync()
    {
        Assert.Equal(HttpStatusCode.OK, (await InstallsAsync()).Status);
        await SaysAsync("bastien", $"/organizer claim {Bot.Services.GetRequiredService<ClaimCodes>().For(Workspace)} members");
    }

    /// <summary>Somebody next door types a line.</summary>
    public Task<Sight> SaysAsync(string person, string text, string channel = "organizing") =>
        Slack.SayAsync(new Place(Harbour.TeamId, channel, person), text, TestContext.Current.CancellationToken);

    /// <summary>The bot's public messages next door.</summary>
    public IReadOnlyList<string> Posts(string channel = "organizing") =>
        [.. Slack.Messages(new Place(Harbour.TeamId, channel, "bastien")).Where(sight => sight.Visibility == "public").Select(sight => sight.Text ?? "")];

    /// <summary>Starts, opens and posts a petition next door, and waits until it stands there. Its code.</summary>
    public async Task<string> PetitionsAsync()
    {
        var drafted = await SaysAsync("bastien", """/petition start target:"Harbour Freight (invented)" addressee:"the chief" title:"Cranes for everybody" text:"We ask for cranes." deadline:30d""");
        var code = OutboxScenes.Code(drafted.Text);
        await SaysAsync("bastien", $"/petition open {code} eligible:42 anyway:yes");
        var before = Posts().Count;
        await SaysAsync("bastien", $"/petition post {code} #organizing");
        await LiveTown.Until(() => Posts().Skip(before).Any(post => post.Contains("Cranes", StringComparison.Ordinal)) ? "" : null, "the card next door");
        return code;
    }

    /// <summary>Looks into the bot's database.</summary>
    public async Task<T> LookAsync<T>(Func<OrganizerDb, Task<T>> look)
    {
        await using var scope = Bot.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<OrganizerDb>());
    }

    /// <summary>The community next door as the bot knows it, or null.</summary>
    public Task<Community?> CommunityAsync() => LookAsync(db => db.Communities.AsNoTracking().FirstOrDefaultAsync(community => community.PlatformId == Workspace.Id));

    /// <summary>How many installations the bot knows.</summary>
    public Task<int> InstallationsAsync() => LookAsync(db => db.Installations.CountAsync());

    /// <summary>The token that the bot has for the workspace next door, or null.</summary>
    public async Task<string?> TokenAsync() =>
        (await Bot.Services.GetRequiredService<SlackTokens>().FindAsync(Workspace, TestContext.Current.CancellationToken) as SlackToken.Known)?.Token;

    public void Dispose() => _http.Dispose();

    private static string IdOf(SlackTown place) => place.Workspace.Organisation?.Id ?? place.TeamId;

    private Task<HttpResponseMessage> GetAsync(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (Cookie is not null && address.Authority == town.Town.Addresses.Bot.Authority)
        {
            request.Headers.Add("Cookie", Cookie);
        }

        return _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("href=\"([^\"]+)\"")]
    private static partial Regex Links();
}
