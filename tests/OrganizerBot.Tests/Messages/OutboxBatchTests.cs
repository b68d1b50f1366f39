using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using OrganizerBot.Discord;
using OrganizerBot.Support;

namespace OrganizerBot.Messages;

/// <summary>Many channels at once, several that send, and one that dies in the middle: each channel has exactly one message.</summary>
public sealed class OutboxBatchTests
{
    private const int Communities = 8;
    private const int Channels = 5;

    [Fact]
    public async Task Each_channel_gets_one_whoever_sends_and_whoever_dies()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));
        await using var side = await DiscordTown.OpenAsync(call => (200, call.StartsWith("POST", StringComparison.Ordinal) ? """{"id":"7"}""" : "[]"));
        await using var house = await OutboxHouse.OnDiscordAsync(clock, side.Address);
        for (var community = 0; community < Communities; community++)
        {
            for (var channel = 0; channel < Channels; channel++)
            {
                var id = (3_000_000_000_000_000_000 + (community * 100) + channel).ToString(CultureInfo.InvariantCulture);
                await house.WritesAsync(await house.HasAChannelAsync(new CommunityRef(Platform.Discord, $"20000000000000000{community:D2}"), id), $"digest {id}");
            }
        }

        // One dies before its call, another after it and before it could note that.
        foreach (var afterCall in (bool[])[false, true])
        {
            await house.CrashesAsync(clock, async delivery =>
            {
                delivery.Entry.Begin(clock.GetUtcNow());
                Assert.True(await delivery.SaveAsync());
                if (afterCall)
                {
                    await delivery.SendAsync();
                }
            });
        }

        var began = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => house.Pump().PassAsync(CancellationToken.None)));
        var time = TimeProvider.System.GetElapsedTime(began);
        Assert.Equal(2, await house.LookAsync(db => db.Outbox.CountAsync(entry => entry.State != OutboxState.Sent)));
        clock.Advance(OutboxDelivery.Lease);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => house.Pump().PassAsync(CancellationToken.None)));

        var posts = side.Calls.Where(call => call.Call.StartsWith("POST", StringComparison.Ordinal)).ToArray();
        var all = Communities * Channels;
        Assert.Equal(all, await house.LookAsync(db => db.Outbox.CountAsync(entry => entry.State == OutboxState.Sent && !entry.IsRepeat)));

        // Discord makes one message of two posts with the same nonce.
        Assert.Equal(all, posts.Select(post => (post.Call, Nonce: (string)((JsonObject)post.Body!)["nonce"]!)).Distinct().Count());
        Assert.Equal(all, posts.Select(post => post.Call).Distinct().Count());
        Assert.Equal(all + 1, posts.Length);
        Figures.Say($"Outbox, {all} channels, three senders at once, two deaths: each has one message; {all - 2} sent in {time.TotalSeconds:F1} s");
    }
}
