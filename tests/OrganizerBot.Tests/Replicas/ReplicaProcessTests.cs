using System.Diagnostics;
using Npgsql;
using OrganizerBot.Sandbox.Discord;
using OrganizerBot.Sandbox.Slack;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Support;

namespace OrganizerBot.Replicas;

/// <summary>Two real processes on one PostgreSQL database, connected to both of the town's platforms: one is killed, or stands still and wakes.</summary>
public sealed class ReplicaProcessTests : IAsyncLifetime
{
    private static readonly TimeSpan FailOver = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder _folder = new();
    private readonly List<BotProcess> _bots = [];
    private TestDatabase? _database;
    private TownHost? _town;

    private DiscordGateway Gateway => ((Sandbox.Discord.DiscordTown)_town!.Platform("discord")).Gateway!;

    private SlackSockets Sockets => ((SlackTown)_town!.Platform("slack")).Sockets;

    [PostgresFact]
    public async Task A_shard_moves_when_its_holder_is_killed()
    {
        var first = await StartAsync();
        await StartAsync();
        await UntilAsync(() => Present() == 2, "both to be there");
        Assert.Single(Gateway.Heard, heard => heard.Op == 2);

        var watch = Stopwatch.StartNew();
        first.Kill();
        await UntilAsync(() => Gateway.Heard.Count(heard => heard.Op == 2) == 2 && Gateway.Connected == 1, "the other to take the shard");

        Figures.Say($"Replicas: a shard was another's {watch.Elapsed.TotalSeconds:0.0} s after its holder was killed");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, FailOver);
        await AnswersAsync();
    }

    [PostgresFact]
    public async Task A_shard_moves_at_once_when_its_holder_is_told_to_stop()
    {
        var first = await StartAsync();
        await StartAsync();
        await UntilAsync(() => Present() == 2, "both to be there");

        await first.StopAsync();
        var watch = Stopwatch.StartNew();
        await UntilAsync(() => Gateway.Heard.Count(heard => heard.Op == 2) == 2, "the other to take the shard");

        Figures.Say($"Replicas: a shard was another's {watch.Elapsed.TotalSeconds:0.0} s after its holder had stopped");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [PostgresFact]
    public async Task Who_stood_still_and_wakes_leaves_the_shard_to_the_other()
    {
        var first = await StartAsync();
        await StartAsync();
        await UntilAsync(() => Present() == 2, "both to be there");

        first.Pause();
        await UntilAsync(() => Gateway.Heard.Count(heard => heard.Op == 2) == 2, "the other to take the shard");
        // Both sessions hear of it: one stands still, and must not answer when it wakes.
        await AnswersAsync();
        var answers = Callbacks();
        first.Wake();
        await UntilAsync(() => Gateway.Connected == 1, "the one that woke to leave");

        Assert.Equal(answers, Callbacks());
        Assert.Equal(2, Gateway.Heard.Count(heard => heard.Op == 2));
        await AnswersAsync();
    }

    public async ValueTask InitializeAsync()
    {
        if (TestDatabase.HasServer)
        {
            _database = TestDatabase.OnPostgres();
            _town = await TownHost.StartAsync(new TownOptions { Port = 0, BotPort = 0, Folder = _folder["town"], PlatformsOnly = true }, TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _bots.ForEach(bot => bot.Dispose());
        if (_town is not null)
        {
            await _town.DisposeAsync();
        }

        _database?.Dispose();
        _folder.Dispose();
    }

    /// <summary>Starts one, and waits until one has the shard.</summary>
    private async Task<BotProcess> StartAsync()
    {
        var bot = BotProcess.Start(new Dictionary<string, string?>(_town!.Platforms.SelectMany(platform => platform.BotSettings).Concat(_database!.Settings))
        {
            ["Storage:DataDirectory"] = _folder[$"data-{_bots.Count}"],
            ["Storage:KeysDirectory"] = _folder["keys"],
            ["Slack:ClientId"] = "",
            ["Slack:ClientSecret"] = "",
        });
        _bots.Add(bot);
        await UntilAsync(() => Gateway.Connected == 1 && Sockets.Links.Count >= 1, "a bot");
        return bot;
    }

    private async Task AnswersAsync()
    {
        var seen = await _town!.Platform("discord").SayAsync(new Place(DiscordCast.GuildName, "organizing", "Ana Ferreira"), "/petition list", TestContext.Current.CancellationToken);
        Assert.Null(seen.Error);
    }

    private int Present()
    {
        using var connection = new NpgsqlConnection(_database!.Connection);
        connection.Open();
        using var command = new NpgsqlCommand("""SELECT count(*) FROM "Leases" WHERE "Name" LIKE 'replica/%' AND "Until" > clock_timestamp()""", connection);
        return (int)(long)command.ExecuteScalar()!;
    }

    private int Callbacks() => _town!.Journal.Since(0).Count(call => call.Path.EndsWith("/callback", StringComparison.Ordinal));

    private Task<string> UntilAsync(Func<bool> holds, string what) => LiveTown.Until(() => holds() ? "" : null, $"{what}; the logs say:\n{string.Join("\n--\n", _bots.Select(bot => bot.Log))}");
}
