using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Communities;
using OrganizerBot.Pulse;

namespace OrganizerBot.Messages;

/// <summary>Sends what waits in the outbox, one message a channel at a time, and never loses or silently repeats one. Several may pump at once, on one machine or on many.</summary>
public sealed class OutboxPump(IServiceScopeFactory scopes, Turns turns, TimeProvider clock)
{
    /// <summary>So many communities are served at once: a platform that hangs for one of them does not keep the others waiting.</summary>
    private const int AtOnce = 8;

    private static readonly TimeSpan SetAside = TimeSpan.FromMinutes(5);

    /// <summary>Entries whose sending threw, and until when they are left alone so that those behind them get their turn.</summary>
    private readonly ConcurrentDictionary<Id<OutboxEntry>, DateTimeOffset> _setAside = new();

    /// <summary>One pass: the oldest due message of each channel.</summary>
    /// <returns>How many were tried; zero means that nothing is due.</returns>
    public async Task<int> PassAsync(CancellationToken cancellationToken)
    {
        var due = await DueAsync(cancellationToken);
        await turns.GiveAtOnceAsync(due, AtOnce, ofOne => SendAsync(ofOne, cancellationToken), cancellationToken);
        return due.Sum(ofOne => ofOne.Count());
    }

    private Task SendAsync(IEnumerable<Id<OutboxEntry>> ofOneCommunity, CancellationToken cancellationToken) =>
        turns.GiveAsync(ofOneCommunity, id => SendAsync(id, cancellationToken), id => _setAside[id] = clock.GetUtcNow() + SetAside, cancellationToken);

    private async Task<IReadOnlyList<IGrouping<Id<Community>, Id<OutboxEntry>>>> DueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
        var now = await db.NowAsync(clock, cancellationToken);
        var open = await db.Outbox.Due(now)
            .Where(entry => db.Destinations.Any(destination => destination.Id == entry.DestinationId && destination.Suspended == null && (destination.RestsUntil == null || destination.RestsUntil <= now)))
            // In a silent test only moderators hear anything; what the platform was asked to post by itself before is still followed to its end.
            .Where(entry => entry.State == OutboxState.Planned || !db.Communities.Any(community => community.Id == entry.CommunityId && community.IsSilent
                && !db.Destinations.Any(destination => destination.Id == entry.DestinationId && destination.ChannelId == community.ModeratorsChannelId)))
            .Where(entry => !db.Outbox.Any(other => other.DestinationId == entry.DestinationId && other.State == OutboxState.Sending && other.LeaseUntil > now))
            .OrderBy(entry => entry.Id)
            .Select(entry => new { entry.Id, entry.DestinationId, entry.CommunityId })
            .ToListAsync(cancellationToken);
        return [.. open.Where(entry => !(_setAside.TryGetValue(entry.Id, out var until) && until > now)).DistinctBy(entry => entry.DestinationId).GroupBy(entry => entry.CommunityId, entry => entry.Id)];
    }

    private async Task SendAsync(Id<OutboxEntry> id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var delivery = scope.ServiceProvider.GetRequiredService<OutboxDelivery>();
        if (await delivery.TakeAsync(id, clock, cancellationToken))
        {
            var began = clock.GetUtcNow();
            if (await scope.ServiceProvider.GetRequiredService<OutboxAttempt>().MakeAsync() is { } result)
            {
                BotTraces.Post(delivery.Destination.Platform, result, began, clock.GetUtcNow());
                await scope.ServiceProvider.GetRequiredService<OutboxSettlement>().SettleAsync(result);
            }
        }

        _setAside.TryRemove(id, out _);
    }
}
