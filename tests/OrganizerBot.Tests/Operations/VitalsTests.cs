using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Communities;
using OrganizerBot.Digests;
using OrganizerBot.Keys;
using OrganizerBot.Messages;
using OrganizerBot.Pulse;
using OrganizerBot.Support;

namespace OrganizerBot.Operations;

/// <summary>What waits, of all communities together.</summary>
public sealed class VitalsTests : IAsyncLifetime
{
    private readonly QuietBot _bot = new();

    public async ValueTask InitializeAsync()
    {
        await _bot.InitializeAsync();
        await _bot.Moderator().Says("/organizer status");
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task Nothing_waits_in_a_new_bot()
    {
        var reading = await LookAsync();

        Assert.Equal((null, 0, null), (reading.OutboxSince, reading.OutboxWaiting, reading.DigestDueSince));
        Assert.Equal([0, 0], reading.Suspended.Values);
    }

    [Fact]
    public async Task Messages_that_could_be_sent_a_suspended_channel_and_a_late_digest_are_seen_and_grow_older()
    {
        var began = _bot.Clock.GetUtcNow();
        await _bot.RunAsync<OrganizerDb>(async db =>
        {
            var community = await db.Communities.SingleAsync();
            var keys = await new KeyRing(db, _bot.Services.GetRequiredService<KeyFile>(), new OpenedRoots()).OfCommunityAsync(community.Id, CancellationToken.None);
            var news = Destination.To(Id<Destination>.New(_bot.Clock), community.Id, new ChannelRef(Platform.Discord, "news"));
            var gone = Destination.To(Id<Destination>.New(_bot.Clock), community.Id, new ChannelRef(Platform.Slack, "gone"));
            gone.Suspend(SuspensionReason.Gone, began);
            db.AddRange(news, gone, OutboxEntry.Write("to the suspended", gone, keys, new Message([]), _bot.Clock));
            _bot.Clock.Advance(TimeSpan.FromMinutes(1));
            db.AddRange(OutboxEntry.Write("first", news, keys, new Message([]), _bot.Clock));
            _bot.Clock.Advance(TimeSpan.FromMinutes(1));
            db.AddRange(OutboxEntry.Write("second", news, keys, new Message([]), _bot.Clock), Digest.Add(Id<Digest>.New(_bot.Clock), news, Schedule.Parse("daily 10:00", null), TimeZoneInfo.Utc, _bot.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        _bot.Clock.SetUtcNow(began.Date.AddHours(10).AddMinutes(5));
        using var metrics = new BotMetrics(_bot.Clock);
        using var told = Metering.Of(metrics);
        Assert.Null(told.Now("organizerbot.outbox.oldest"));

        metrics.Note(await LookAsync());

        Assert.Equal(2, told.Now("organizerbot.outbox.waiting"));
        Assert.Equal(300, told.Now("organizerbot.digest.lag"));
        Assert.Equal((_bot.Clock.GetUtcNow() - began.AddMinutes(1)).TotalSeconds, told.Now("organizerbot.outbox.oldest")!.Value, 0.001);
        Assert.Equal((0, 1), (told.Now("organizerbot.destinations.suspended", "platform=discord"), told.Now("organizerbot.destinations.suspended", "platform=slack")));

        // Whoever looks no more must not seem well: what was late grows later.
        _bot.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(360, told.Now("organizerbot.digest.lag"));
    }

    private async Task<BotReading> LookAsync()
    {
        await using var scope = _bot.Services.CreateAsyncScope();
        return await new Vitals(scope.ServiceProvider.GetRequiredService<OrganizerDb>(), _bot.Clock).LookAsync(TestContext.Current.CancellationToken);
    }
}
