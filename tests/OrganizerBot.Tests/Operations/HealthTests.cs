using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using OrganizerBot.Proofs;
using OrganizerBot.Support;

namespace OrganizerBot.Operations;

/// <summary>What supervisors ask, and the command that asks it where there is neither shell nor curl.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task Without_its_database_the_bot_lives_and_is_not_ready()
    {
        await using var bot = new TestBot();
        await bot.InitializeAsync();
        var url = bot.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        foreach (var path in new[] { "/health/live", "/health/ready", "/health/startup" })
        {
            Assert.Equal((0, "ready\n"), await AskAsync(url + path));
        }

        File.Move(Path.Combine(bot.Folder["data"], "organizer.db"), bot.Folder["away.db"]);

        Assert.Equal((0, "ready\n"), await AskAsync(url + "/health/live"));
        Assert.Equal((1, "not ready (503)\n"), await AskAsync(url + "/health/ready"));
        Assert.Equal((1, "not ready (503)\n"), await AskAsync(url + "/health/startup"));
    }

    [Fact]
    public async Task A_platform_without_connection_is_a_matter_of_readiness_alone()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHealthChecks().AddCheck("gateway", () => HealthCheckResult.Unhealthy("no connection of token-123"), tags: [HealthSetup.Ready]);
        await using var app = builder.Build();
        app.MapHealth();
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        Assert.Equal("ok", await http.GetStringAsync("/health/live"));
        Assert.Equal("ok", await http.GetStringAsync("/health/startup"));
        using var ready = await http.GetAsync("/health/ready");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ok"), (ready.StatusCode, await ready.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task The_operator_learns_why_it_is_not_ready_from_where_the_metrics_are()
    {
        await using var bot = new TestBot();
        await bot.InitializeAsync();
        var url = bot.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        string[] settings = ["--urls", url, $"--Metrics:Port={new Uri(bot.Services.GetRequiredService<MetricsServer>().Address!).Port}"];
        Assert.Equal((0, "ready\n", ""), await Terminal.TypesAsync(["health", .. settings]));

        File.Move(Path.Combine(bot.Folder["data"], "organizer.db"), bot.Folder["away.db"]);

        var (code, output, _) = await Terminal.TypesAsync(["health", .. settings]);
        Assert.Equal((1, "not ready (503)\nThe database does not answer. Look whether Storage:DataDirectory is there, and whether its disk is full.\n"), (code, output));
        var (_, told, _) = await Terminal.TypesAsync(["doctor", .. settings, $"--Storage:DataDirectory={bot.Folder["data"]}", $"--Storage:KeysDirectory={bot.Folder["keys"]}"]);
        Assert.Contains("The bot runs, and is not ready: The database does not answer.", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_change_is_one_line_of_the_log_however_often_anybody_asks()
    {
        using var book = new LogBook();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(book));
        var log = new ReadinessLog(loggers.CreateLogger<ReadinessLog>());
        foreach (var status in (HealthStatus[])[HealthStatus.Healthy, HealthStatus.Unhealthy, HealthStatus.Unhealthy, HealthStatus.Unhealthy, HealthStatus.Healthy, HealthStatus.Healthy])
        {
            var entry = new HealthReportEntry(status, "There is no connection to Slack.", TimeSpan.Zero, exception: null, data: null);
            await log.PublishAsync(new HealthReport(new Dictionary<string, HealthReportEntry> { ["slack-socket"] = entry }, TimeSpan.Zero), CancellationToken.None);
        }

        Assert.Collection(
            book.Lines,
            line => Assert.StartsWith("Information OrganizerBot.Operations.ReadinessLog[4006] Ready: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Warning OrganizerBot.Operations.ReadinessLog[4003] Not ready (slack-socket): There is no connection to Slack.", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Information OrganizerBot.Operations.ReadinessLog[4004] Ready again (slack-socket)", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_answer_is_not_ready() => Assert.Equal((1, "no answer from http://127.0.0.1:9\n"), await AskAsync("http://127.0.0.1:9/health/ready"));

    [Theory]
    [InlineData("8080")]
    [InlineData("https://127.0.0.1:8080/health/ready")]
    public async Task What_is_no_address_to_ask_is_wrong_usage(string url) => Assert.Equal(64, (await Terminal.TypesAsync("health", "--url", url)).Code);

    [Theory]
    [InlineData("", "", "http://127.0.0.1:5000/health/ready")]
    [InlineData("", "8080", "http://127.0.0.1:8080/health/ready")]
    [InlineData("", "8080;8081", "http://127.0.0.1:8080/health/ready")]
    [InlineData("http://+:81;http://*:82", "8080", "http://127.0.0.1:81/health/ready")]
    [InlineData("http://0.0.0.0:83", "", "http://127.0.0.1:83/health/ready")]
    [InlineData("http://[::]:84", "", "http://127.0.0.1:84/health/ready")]
    [InlineData("http://10.0.0.7:85", "", "http://10.0.0.7:85/health/ready")]
    public void It_asks_where_the_bot_listens(string urls, string ports, string asked)
    {
        var environment = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["urls"] = urls, ["http_ports"] = ports }).Build();

        Assert.Equal(new Uri(asked), AskHealth.Usual(environment));
    }

    private static async Task<(int Code, string Word)> AskAsync(string url)
    {
        var (code, output, _) = await Terminal.TypesAsync("health", "--url", url);
        return (code, output);
    }
}
