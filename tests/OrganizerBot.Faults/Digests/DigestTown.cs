using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using OrganizerBot.Faults.Stores;
using OrganizerBot.Sandbox.Discord;
using OrganizerBot.Sandbox.Slack;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Faults.Digests;

/// <summary>The town's platforms, and the bot's processes that post digests in their channels. The town's clock and theirs go together: both are moved while no process runs.</summary>
internal sealed partial class DigestTown : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);
    private static readonly string[] Named = ["general", "organizing", "refusals", "moderators"];

    private readonly TownHost _town;
    private readonly IStore _store;

    private DigestTown(TownHost town, IStore store)
    {
        (_town, _store) = (town, store);
        Bots = [.. Enumerable.Range(0, store.Replicas).Select(replica => new BotProcess(Program, Settings(replica)))];
    }

    /// <summary>The bot's processes.</summary>
    public IReadOnlyList<BotProcess> Bots { get; }

    /// <summary>The town's platforms.</summary>
    public IReadOnlyList<ITownPlatform> Platforms => _town.Platforms;

    /// <summary>How often a moderator did something again that the bot did not answer in time.</summary>
    public int Retries { get; private set; }

    /// <summary>What time it is there.</summary>
    public DateTimeOffset Now => _town.Clock.GetUtcNow();

    /// <summary>The channels that digests come to.</summary>
    public static IReadOnlyList<string> Channels => Named;

    private IReadOnlyList<string> Program => ["dotnet", Path.Combine(AppContext.BaseDirectory, "OrganizerBot.Faults.dll"), AheadBot.Word, _town.Clock.Offset.TotalSeconds.ToString(CultureInfo.InvariantCulture)];

    /// <summary>Opens it: each channel gets a digest every day.</summary>
    public static async Task<DigestTown> OpenAsync(IStore store, string folder)
    {
        var options = new TownOptions { Port = 0, BotPort = 0, Folder = folder, PlatformsOnly = true };
        var town = new DigestTown(await TownHost.StartAsync(options, CancellationToken.None), store);
        try
        {
            // The first makes the schema and the keys, the others come to what is there.
            foreach (var bot in town.Bots)
            {
                await bot.StartAsync(town.Program);
            }

            await town.AddDigestsAsync();
            return town;
        }
        catch
        {
            await town.DisposeAsync();
            throw;
        }
    }

    /// <summary>What is new on a day.</summary>
    public static string Title(int day) => $"News of day {day:000}";

    /// <summary>There is something to tell: a petition on each platform that is closed again, which is told by one digest and never after.</summary>
    public async Task HasNewsAsync(int day)
    {
        foreach (var isDiscord in (bool[])[true, false])
        {
            var platform = isDiscord ? "discord" : "slack";
            var drafted = await SaysAsync(platform, "moderators", isDiscord
                ? $"/petition start target:Lighthouse Cloud addressee:the chief executive title:{Title(day)} text:We ask you to stop. deadline:300d"
                : $"""/petition start target:"Lighthouse Cloud" addressee:"the chief executive" title:"{Title(day)}" text:"We ask you to stop." deadline:300d""");
            var code = Drafted().Match(drafted.Text!) is { Success: true } found ? found.Groups[1].Value : await DraftAsync(drafted.Text!);
            await SaysAsync(platform, "moderators", isDiscord ? $"/petition open petition:{code}" : $"/petition open {code}");
            await ClosesAsync(platform, isDiscord ? $"/petition close petition:{code}" : $"/petition close {code}");
        }
    }

    /// <summary>Lets what moderators do next come to the bot several times.</summary>
    public void Redeliver(int deliveries)
    {
        _town.Faults.Arrange("slack", "socket", TownFault.Redeliver, deliveries);
        _town.Platform("discord").MakesTrouble("gateway", "duplicate", deliveries);
    }

    /// <summary>Lets the next calls of a route go wrong.</summary>
    public void Arrange(string platform, string route, TownFault kind, int calls) => _town.Faults.Arrange(platform, route, kind, calls);

    /// <summary>Kills the bot's processes, moves both clocks, and starts the processes again.</summary>
    public async Task RestartAsync(TimeSpan ahead)
    {
        Advance(ahead);
        await StartAsync();
    }

    /// <summary>Kills the bot's processes and moves both clocks.</summary>
    public void Advance(TimeSpan ahead)
    {
        foreach (var bot in Bots)
        {
            bot.Kill();
        }

        _town.Time.Advance(XmlConvert.ToString(ahead));
    }

    /// <summary>Starts what does not run.</summary>
    public Task StartAsync() => Task.WhenAll(Bots.Select(StartAsync));

    /// <summary>Starts one, if it does not run.</summary>
    public Task StartAsync(BotProcess bot) => bot.StartAsync(Program);

    /// <summary>Posts what Slack was asked to post by itself and whose time has come, and gives what somebody reads in a channel who may read all.</summary>
    public IReadOnlyList<Sight> Messages(ITownPlatform platform, string channel) => platform.Messages(At(platform.Name, channel));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var bot in Bots)
        {
            bot.Dispose();
        }

        await _town.DisposeAsync();
    }

    private async Task AddDigestsAsync()
    {
        var workspace = _town.Platform("slack").Communities[0].Id;
        await SaysAsync("slack", "moderators", $"/organizer claim {await ClaimCode.AskAsync(Settings(0), workspace)} members");
        foreach (var channel in Named)
        {
            await SaysAsync("discord", channel, "/digest add schedule:daily 10:00");
            await SaysAsync("slack", channel, """/digest add schedule:"daily 10:00" """.Trim());
        }
    }

    private async Task ConnectedAsync()
    {
        var (discord, slack) = ((DiscordTown)_town.Platform("discord"), (SlackTown)_town.Platform("slack"));
        using var tick = new PeriodicTimer(Tick);
        for (var watch = Stopwatch.StartNew(); discord.Gateway!.Connected < 1 || slack.Sockets.Links.Count < 1; await tick.WaitForNextTickAsync())
        {
            if (watch.Elapsed > Patience)
            {
                throw new TimeoutException($"No bot connected to both platforms within {Patience.TotalSeconds:0} s; it said:\n{Bots[0].Log}");
            }
        }

        await Opening.AwaitCommandsAsync(_town, CancellationToken.None);
    }

    /// <summary>The only draft there is: of several replicas that get a delivery, one that did nothing may answer first.</summary>
    private async Task<string> DraftAsync(string said) => await _store.ReadAsync("""SELECT "Code" FROM "Petitions" WHERE "State" = 'Draft'""") is [var row]
        ? row[0]
        : throw new InvalidOperationException($"No petition was drafted: {said}");

    /// <summary>The bot asks once more before it closes.</summary>
    private async Task ClosesAsync(string platform, string line)
    {
        var asked = await SaysAsync(platform, "moderators", line);
        await TryAsync(line, () => _town.Platform(platform).PressAsync(At(platform, "moderators"), asked.Message!, asked.Buttons![0].Id, CancellationToken.None));
    }

    private async Task<Sight> SaysAsync(string platform, string channel, string line)
    {
        await ConnectedAsync();
        return await TryAsync(line, () => _town.Platform(platform).SayAsync(At(platform, channel), line, CancellationToken.None));
    }

    /// <summary>A moderator does something, and again where the bot did not answer in time.</summary>
    private async Task<Sight> TryAsync(string what, Func<Task<Sight>> act)
    {
        using var tick = new PeriodicTimer(Tick);
        for (var watch = Stopwatch.StartNew(); ; await tick.WaitForNextTickAsync())
        {
            var seen = await act();
            if (seen is { Error: null, Text: { Length: > 0 } text })
            {
                return text.StartsWith("Not saved", StringComparison.Ordinal) ? throw new InvalidOperationException($"\"{what}\" was answered with: {text}") : seen;
            }

            if (watch.Elapsed > Patience)
            {
                throw new TimeoutException($"\"{what}\" got no answer: {seen.Error}");
            }

            Retries++;
        }
    }

    private Place At(string platform, string channel) => new(_town.Platform(platform).Communities[0].Id, channel, platform == "discord" ? "Ana Ferreira" : "ana");

    private Dictionary<string, string?> Settings(int replica) => new(_town.Platforms.SelectMany(platform => platform.BotSettings).Concat(_store.Settings(replica)))
    {
        // One workspace, by the bot's own token.
        ["Slack:ClientId"] = "",
        ["Slack:ClientSecret"] = "",
    };

    [GeneratedRegex("drafted as ([0-9A-Z]{5})")]
    private static partial Regex Drafted();
}
