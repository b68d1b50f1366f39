using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrganizerBot.Commands;
using OrganizerBot.Support;

namespace OrganizerBot.Operations;

/// <summary>Metrics stand on a port of their own, with closed labels.</summary>
public sealed partial class MetricsServerTests
{
    private static readonly HashSet<string> Labels = ["command", "platform", "outcome", "le", "otel_scope_name"];

    [Fact]
    public async Task They_are_on_their_own_port_and_not_on_the_bots()
    {
        await using var bot = new TestBot();
        await bot.InitializeAsync();
        using var http = new HttpClient();

        Assert.Contains("organizerbot_writer_queue", await Exposition.ReadAsync(bot.Services), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(Bot(bot) + "/metrics"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(bot.Services.GetRequiredService<MetricsServer>().Address + "/health/live"))).StatusCode);
        Assert.StartsWith("http://127.0.0.1:", bot.Services.GetRequiredService<MetricsServer>().Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_label_and_every_value_is_from_a_closed_list()
    {
        await using var bot = new TestBot();
        await bot.InitializeAsync();
        Exposition.MoveEverything(bot);

        var series = Series().Matches(await Exposition.ReadAsync(bot.Services));
        var catalog = new CommandCatalog();
        HashSet<string> values =
            [.. catalog.Commands.Select(command => command.Path), .. catalog.Nouns, "unknown", "discord", "slack", "answered", "asked", "corrected", "failed", "OrganizerBot"];

        Assert.InRange(series.Count, 20, 10_000);
        var pairs = series.SelectMany(line => Pairs().Matches(line.Groups[1].Value)).Select(pair => (Name: pair.Groups[1].Value, Value: pair.Groups[2].Value)).ToArray();
        Assert.Subset(Labels, pairs.Select(pair => pair.Name).ToHashSet());
        Assert.Subset(values, pairs.Where(pair => pair.Name != "le").Select(pair => pair.Value).ToHashSet());
    }

    [Fact]
    public async Task A_port_that_is_taken_costs_the_metrics_and_not_the_bot()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await using var bot = new TestBot { Settings = new Dictionary<string, string?> { ["Metrics:Port"] = $"{((IPEndPoint)taken.LocalEndpoint).Port}" } };
        await bot.InitializeAsync();
        using var http = new HttpClient();

        Assert.Null(bot.Services.GetRequiredService<MetricsServer>().Address);
        Assert.Equal("ok", await http.GetStringAsync(new Uri(Bot(bot) + "/health/ready")));
    }

    [Theory]
    [InlineData("Metrics:Address", "everywhere")]
    [InlineData("Metrics:Port", "70000")]
    public async Task Wrong_settings_stop_the_start_and_are_named(string setting, string value)
    {
        await using var bot = new TestBot { Settings = new Dictionary<string, string?> { [setting] = value } };

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(async () => await bot.InitializeAsync());

        Assert.Contains(setting, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_can_be_turned_off()
    {
        await using var bot = new TestBot { Settings = new Dictionary<string, string?> { ["Metrics:Enabled"] = "false" } };
        await bot.InitializeAsync();

        Assert.Null(bot.Services.GetRequiredService<MetricsServer>().Address);
    }

    private static string Bot(TestBot bot) => bot.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    [GeneratedRegex(@"^organizerbot_[a-z_]+\{([^}]*)\}", RegexOptions.Multiline)]
    private static partial Regex Series();

    [GeneratedRegex("([a-z_]+)=\"([^\"]*)\"")]
    private static partial Regex Pairs();
}
