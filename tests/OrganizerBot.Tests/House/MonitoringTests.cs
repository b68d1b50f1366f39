using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OrganizerBot.Operations;
using OrganizerBot.Support;
using YamlDotNet.RepresentationModel;

namespace OrganizerBot.House;

/// <summary>Alerts and the dashboard speak of metrics that the bot has, and each alert of what to do.</summary>
public sealed partial class MonitoringTests : IAsyncLifetime
{
    private readonly TestBot _bot = new();
    private string _exposition = "";

    public async ValueTask InitializeAsync()
    {
        await _bot.InitializeAsync();
        Exposition.MoveEverything(_bot);
        _exposition = await Exposition.ReadAsync(_bot.Services);
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public void Alerts_speak_of_metrics_that_there_are() => AssertKnown(Alerts().Select(alert => $"{alert["expr"]}"));

    [Fact]
    public void So_does_the_dashboard_which_shows_what_an_operator_must_see()
    {
        var expressions = Dashboard().SelectMany(panel => panel["targets"]!.AsArray()).Select(target => (string)target!["expr"]!).ToArray();

        AssertKnown(expressions);
        var shown = expressions.SelectMany(expression => Metrics().Matches(expression)).Select(metric => metric.Value).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "organizerbot_acknowledgement_duration_seconds_bucket", "organizerbot_outbox_oldest_seconds", "organizerbot_writer_queue", "organizerbot_destinations_suspended",
                "organizerbot_rate_limits_total", "organizerbot_digest_lag_seconds",
            },
            shown);
        var limit = Dashboard().Single(panel => ((string)panel["title"]!).StartsWith("Acknowledgement time", StringComparison.Ordinal));
        Assert.Equal(3, (double)limit["fieldConfig"]!["defaults"]!["thresholds"]!["steps"]!.AsArray().Last()!["value"]!);
    }

    [Fact]
    public void Nothing_that_the_bot_tells_is_left_out_of_both()
    {
        var used = Alerts().Select(alert => $"{alert["expr"]}").Concat(Dashboard().SelectMany(panel => panel["targets"]!.AsArray()).Select(target => (string)target!["expr"]!))
            .SelectMany(expression => Metrics().Matches(expression)).Select(metric => Ends().Replace(metric.Value, "")).ToHashSet();

        Assert.Equal(Types().Matches(_exposition).Select(type => Ends().Replace(type.Groups[1].Value, "")).Order(), used.Order());
    }

    [Fact]
    public void Every_alert_has_a_sentence_that_says_what_to_do_and_every_sentence_an_alert()
    {
        var guide = Guide().Matches(File.ReadAllText(Repository.PathOf("docs/alerts.md"))).ToDictionary(entry => entry.Groups[1].Value, entry => entry.Groups[2].Value.Trim());

        Assert.Equal(Alerts().Select(alert => $"{alert["alert"]}"), guide.Keys);
        Assert.All(guide.Values, sentence => Assert.InRange(sentence.Length, 60, 600));
        Assert.All(Alerts(), alert => Assert.Equal($"docs/alerts.md#{$"{alert["alert"]}".ToLowerInvariant()}", $"{alert["annotations"]["runbook_url"]}"));
    }

    private static IEnumerable<YamlNode> Alerts()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Repository.PathOf("deploy/monitoring/alerts.yml"))));
        return (YamlSequenceNode)yaml.Documents.Single().RootNode["groups"][0]["rules"];
    }

    private static JsonNode[] Dashboard() => [.. JsonNode.Parse(File.ReadAllText(Repository.PathOf("deploy/monitoring/dashboard.json")))!["panels"]!.AsArray().OfType<JsonNode>()];

    private void AssertKnown(IEnumerable<string> expressions)
    {
        var unknown = expressions.SelectMany(expression => Metrics().Matches(expression)).Select(metric => metric.Value).Where(name => !_exposition.Contains($"\n{name}{{", StringComparison.Ordinal)).ToArray();

        Assert.True(unknown.Length == 0, $"The bot has no such metrics: {string.Join(", ", unknown)}");
    }

    [GeneratedRegex("organizerbot_[a-z_]+")]
    private static partial Regex Metrics();

    [GeneratedRegex("^# TYPE (organizerbot_[a-z_]+) ", RegexOptions.Multiline)]
    private static partial Regex Types();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex Ends();

    [GeneratedRegex(@"^## (\w+)\n(.+)$", RegexOptions.Multiline)]
    private static partial Regex Guide();
}
