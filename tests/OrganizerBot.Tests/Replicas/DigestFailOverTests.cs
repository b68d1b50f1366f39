using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Discord;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Replicas;

/// <summary>Two hundred digests due at once, two real processes that post them, and one of them is killed in the middle.</summary>
public sealed class DigestFailOverTests : IAsyncLifetime
{
    private const int Guilds = 8;
    private const int ChannelsEach = 25;
    private const int All = Guilds * ChannelsEach;

    /// <summary>From so many on each replica gets no answer before one of them is killed: it then happens in the middle.</summary>
    private const int Half = 30;

    private readonly QuietBot _bot = new() { OnPostgres = true };
    private readonly ConcurrentDictionary<(string Channel, string Nonce), int> _posts = new();
    private readonly List<BotProcess> _replicas = [];
    private readonly List<DiscordTown> _towns = [];
    private readonly TaskCompletionSource _killed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _arrivals;
    private int _last;

    [PostgresFact]
    public async Task Every_channel_has_exactly_one_soon_after_one_of_two_was_killed()
    {
        await HasDigestsAsync();
        await StartAsync();
        await StartAsync();
        await UntilAsync(() => _bot.LookAsync(db => db.Leases.CountAsync(lease => lease.Name.StartsWith("replica/"))), present => present == 2, "both replicas");

        await _bot.RunAsync<OrganizerDb>(db => db.Digests.ExecuteUpdateAsync(digests => digests.SetProperty(digest => digest.NextAt, TimeProvider.System.GetUtcNow())));
        await UntilAsync(() => Task.FromResult(Math.Min(Posts(0), Posts(1))), each => each >= Half && _posts.Count >= 60, "both to post");
        _replicas[Posts(0) > Posts(1) ? 0 : 1].Kill();
        _killed.SetResult();
        var (posted, written, watch) = (_posts.Count, await WrittenAsync(), Stopwatch.StartNew());
        await UntilAsync(WrittenAsync, now => now == All || now > written, "the other to go on");
        var resumed = watch.Elapsed;
        await UntilAsync(() => _bot.LookAsync(db => db.Outbox.CountAsync(entry => entry.State == OutboxState.Sent)), sent => sent == All, "all to be there");
        watch.Stop();

        Figures.Say($"Replicas: {All} digests, one of two killed when {written} were written and {posted} posted: {_posts.Count} posts in {Channels()} channels, {_arrivals - _posts.Count} sent again and recognised; the other went on within {resumed.TotalSeconds:0.0} s, and all were there after {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.InRange(posted, 60, All - 1);
        Assert.Equal((All, All), (_posts.Count, Channels()));
        Assert.InRange(resumed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        // How long the rest takes is the machine's business; without a fail-over it would be the next sweep's, a minute later.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(45));
        Assert.Equal(1, _towns.Sum(town => town.Calls.Count(call => call.Call.StartsWith("PUT ", StringComparison.Ordinal))));
    }

    public async ValueTask InitializeAsync()
    {
        if (TestDatabase.HasServer)
        {
            await _bot.InitializeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _replicas.ForEach(replica => replica.Dispose());
        foreach (var town in _towns)
        {
            await town.DisposeAsync();
        }

        await _bot.DisposeAsync();
    }

    private Task<int> WrittenAsync() => _bot.LookAsync(db => db.Outbox.CountAsync());

    private int Channels() => _posts.Keys.Select(post => post.Channel).Distinct().Count();

    private int Posts(int replica) => _towns[replica].Calls.Count(call => call.Call.StartsWith("POST ", StringComparison.Ordinal));

    private async Task HasDigestsAsync()
    {
        for (var guild = 1; guild <= Guilds; guild++)
        {
            var moderator = new Person(_bot, new CommunityRef(Platform.Discord, Snowflake(guild, 0)), "9000000000000000009") { Moderates = true };
            for (var channel = 1; channel <= ChannelsEach; channel++)
            {
                await (moderator with { Channel = Snowflake(guild, channel) }).Says("/digest add schedule:\"daily 10:00\"");
            }
        }

        Assert.Equal(All, await _bot.LookAsync(db => db.Digests.CountAsync()));
    }

    private static string Snowflake(int guild, int channel) => (1_200_000_000_000_000_000 + (guild * 1000L) + channel).ToString(CultureInfo.InvariantCulture);

    private async Task StartAsync()
    {
        var posts = 0;
        _towns.Add(await DiscordTown.OpenAsync((call, body) => AnswerAsync(call, body, () => Interlocked.Increment(ref posts) > Half)));
        using var sender = new DiscordSender();
        _replicas.Add(BotProcess.Start(new Dictionary<string, string?>
        {
            ["Storage:Provider"] = "Postgres",
            ["Storage:Connection"] = _bot.Connection,
            ["Storage:DataDirectory"] = _bot.Folder[$"data-{_replicas.Count}"],
            ["Storage:KeysDirectory"] = _bot.Folder["keys"],
            ["Discord:ApplicationId"] = DiscordHouse.ApplicationId,
            ["Discord:Receive"] = "Http",
            ["Discord:PublicKey"] = sender.PublicKey,
            ["Discord:BotToken"] = "test-token",
            ["Discord:ApiBaseUrl"] = _towns[^1].Address,
        }));
    }

    /// <summary>Discord, which recognises what it has by its nonce.</summary>
    private async Task<(int Status, string Body)> AnswerAsync(string call, JsonNode? body, Func<bool> holds)
    {
        if (!call.StartsWith("POST /channels/", StringComparison.Ordinal))
        {
            return (200, call.Contains("/messages", StringComparison.Ordinal) ? "[]" : """{"id":"2"}""");
        }

        Interlocked.Increment(ref _arrivals);
        var id = _posts.GetOrAdd((call.Split('/')[2], (string)body!["nonce"]!), _ => Interlocked.Increment(ref _last));
        if (holds())
        {
            await _killed.Task;
        }

        return (200, new JsonObject { ["id"] = (1_300_000_000_000_000_000 + id).ToString(CultureInfo.InvariantCulture) }.ToJsonString());
    }

    private async Task UntilAsync<T>(Func<Task<T>> look, Func<T, bool> holds, string what)
    {
        var watch = Stopwatch.StartNew();
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        T seen;
        while (!holds(seen = await look()))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(120), $"Waited in vain for {what}, saw {seen}, {_posts.Count} posts; the logs say:\n{string.Join("\n--\n", _replicas.Select(replica => replica.Log))}");
            await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
