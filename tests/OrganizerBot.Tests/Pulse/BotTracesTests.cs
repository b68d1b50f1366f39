using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Pulse;

/// <summary>A trace has a time to the microsecond: none is made of what a member did well and quickly.</summary>
public sealed class BotTracesTests : IAsyncLifetime
{
    /// <summary>No other test lives in this year: traces of all bots of this process go through one source.</summary>
    private const int Year = 2041;

    private readonly QuietBot _bot = new();
    private readonly ConcurrentQueue<Activity> _traces = [];
    private readonly ActivityListener _listener;

    public BotTracesTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == BotTraces.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.StartTimeUtc.Year == Year)
                {
                    _traces.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public ValueTask InitializeAsync()
    {
        _bot.Clock.SetUtcNow(new DateTimeOffset(Year, 3, 1, 9, 0, 0, TimeSpan.Zero));
        return _bot.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _bot.DisposeAsync();
    }

    [Fact]
    public async Task Moderators_commands_leave_a_trace_and_a_signature_does_not()
    {
        using var request = new Activity("a request that came with an id of its own").SetIdFormat(ActivityIdFormat.W3C).Start();
        var petition = await _bot.HasAnOpenPetition();
        Assert.StartsWith("Signed", await _bot.Member("Ana").Hears($"/petition sign {petition} as:counted"), StringComparison.Ordinal);
        await _bot.Member("Ana").Says("/petition list");

        Assert.Equal(["petition start", "petition open"], _traces.Select(trace => trace.GetTagItem("command")));
        Assert.All(_traces, trace => Assert.NotEqual(request.TraceId, trace.TraceId));
        Assert.Same(request, Activity.Current);
    }

    [Fact]
    public async Task What_breaks_leaves_a_trace_that_says_no_more_than_petition()
    {
        var petition = await _bot.HasAnOpenPetition();
        await _bot.RunAsync<OrganizerDb>(async db => await db.Database.ExecuteSqlRawAsync("ALTER TABLE Signatures RENAME TO Lost"));
        await _bot.Member("Ana").Says($"/petition sign {petition} as:counted");

        var trace = _traces.Last();
        Assert.Equal(("petition", "Failed", ActivityStatusCode.Error), (trace.GetTagItem("command"), trace.GetTagItem("outcome"), trace.Status));
        Assert.Empty(trace.Events);
    }

    [Fact]
    public void A_message_and_a_digest_leave_one()
    {
        var now = _bot.Clock.GetUtcNow();
        BotTraces.Post(Platform.Slack, new SendResult.RetryAfter(TimeSpan.FromSeconds(1)), now, now.AddSeconds(1));
        BotTraces.Digest(hadNews: true, now, now.AddSeconds(2));

        Assert.Equal([("outbox post", 1.0), ("digest", 2.0)], _traces.Select(trace => (trace.OperationName, trace.Duration.TotalSeconds)));
        Assert.Equal(["RetryAfter", null], _traces.Select(trace => trace.GetTagItem("outcome")));
    }
}
