using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Campaigns;
using OrganizerBot.Refusals;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Web;

/// <summary>A bot that is reached at an address below a path, as behind a proxy, and whoever opens its pages.</summary>
public sealed partial class PageHouse : IAsyncLifetime
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None });

    /// <summary>Where readers reach it.</summary>
    public const string Public = "https://organizerbot.example/bot/";

    internal StillBot Bot { get; } = new() { Settings = new Dictionary<string, string?> { ["Web:PublicUrl"] = Public }, Lots = Lots.Fair with { HoldBack = () => 10, Margin = () => 0 } };

    /// <summary>Where it listens.</summary>
    internal Uri Address => new(Bot.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public ValueTask InitializeAsync() => Bot.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Bot.DisposeAsync();
    }

    /// <summary>A new guild with an open petition in a campaign of its own; nothing is public yet.</summary>
    internal async Task<PageScene> HasACampaign(string title = "No face recognition at work", string text = "We ask you to stop.", string target = "Lighthouse Cloud", int eligible = 200)
    {
        var guild = Bot.HasAGuild();
        var drafted = await guild.Moderator.Hears($"""/petition start target:"{target}" addressee:"the chief executive" title:"{title}" text:"{text}" deadline:30d""");
        var petition = CodeIn().Match(drafted).Groups[1].Value;
        await guild.Moderator.Says($"/petition open {petition} eligible:{eligible} anyway:yes");
        return new PageScene(this, guild, await guild.Moderator.SeesACampaign(), petition);
    }

    /// <summary>Opens a path, with headers.</summary>
    internal async Task<Shown> Opens(string path, params (string Name, string Value)[] headers) => await Sends(HttpMethod.Get, path, headers);

    /// <summary>Sends a request.</summary>
    internal async Task<Shown> Sends(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Shown.Of(await _http.SendAsync(request, TestContext.Current.CancellationToken));
    }

    /// <summary>The bytes of a path.</summary>
    internal Task<byte[]> Bytes(string path) => _http.GetByteArrayAsync(new Uri(Address, path), TestContext.Current.CancellationToken);

    [GeneratedRegex(@"drafted as ([0-9A-Z]{5})")]
    private static partial Regex CodeIn();
}

/// <summary>A guild with a campaign and its petition.</summary>
internal sealed record PageScene(PageHouse House, Guild Guild, string Campaign, string Petition)
{
    /// <summary>Its moderators publish the page.</summary>
    public async Task<PageScene> Publishes()
    {
        Assert.StartsWith("Published: anyone on the internet", await Guild.Moderator.Hears($"/campaign page {Campaign} page:publish sure:yes"), StringComparison.Ordinal);
        return this;
    }

    /// <summary>A file of its page, as text.</summary>
    public Task<Shown> Opens(string rest = "", params (string Name, string Value)[] headers) => House.Opens($"/c/{Campaign}{rest}", headers);

    /// <summary>Different members sign.</summary>
    public async Task Sign(int from, int count, string how)
    {
        for (var member = from; member < from + count; member++)
        {
            Assert.StartsWith("Signed", await Guild.Member($"member{member}").Hears($"/petition sign {Petition} as:{how}"), StringComparison.Ordinal);
        }
    }
}
