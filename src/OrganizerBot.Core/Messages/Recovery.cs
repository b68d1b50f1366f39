using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;
using OrganizerBot.Communities;

namespace OrganizerBot.Messages;

/// <summary>Looks by itself whether suspended channels are well again. It asks rarely and ever more rarely, so that many sick channels never look like a storm.</summary>
public sealed class Recovery(IServiceScopeFactory scopes, Turns turns, OutboxBell outbox, TimeProvider clock)
{
    /// <summary>After a channel that is no better nothing is asked on its platform for so long, and after one that says it is well, in its community: whether that is true is seen first. Discord bans an address that is refused too often.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<(Platform Platform, Id<Community>? Community), DateTimeOffset> _notBefore = new();

    /// <summary>Looks at all that are due. What waits for a suspended channel and can be written anew is taken back first.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await turns.GiveAsync(await ReadAsync(Crowded, cancellationToken), id => InScopeAsync(id, RecallAsync, cancellationToken), failed: null, cancellationToken);
        await turns.GiveAsync(await ReadAsync(Due, cancellationToken), id => InScopeAsync(id, ProbeAsync, cancellationToken), failed: null, cancellationToken);
    }

    private IQueryable<Id<Destination>> Due(OrganizerDb db)
    {
        var now = clock.GetUtcNow();
        return db.Destinations
            .Where(destination => destination.Suspended != null && destination.ProbeAt <= now)
            .Where(destination => db.Communities.Any(community => community.Id == destination.CommunityId && community.LeftAt == null))
            .OrderBy(destination => destination.ProbeAt).Select(destination => destination.Id);
    }

    private static IQueryable<Id<Destination>> Crowded(OrganizerDb db) => db.Destinations
        .Where(destination => destination.Suspended != null
            && db.Outbox.Any(entry => entry.DestinationId == destination.Id && !entry.IsDoubtful && !entry.IsRepeat && (entry.State == OutboxState.Waiting || entry.State == OutboxState.Planned)))
        .Select(destination => destination.Id);

    private async Task RecallAsync(Destination destination, IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<OrganizerDb>();
        await services.GetRequiredService<Recalls>().RecallAsync(destination, await db.NowAsync(clock, cancellationToken), cancellationToken);
    }

    private async Task ProbeAsync(Destination destination, IServiceProvider services, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (IsTooSoon((destination.Platform, null), now) || IsTooSoon((destination.Platform, destination.CommunityId), now))
        {
            return;
        }

        var db = services.GetRequiredService<OrganizerDb>();
        var community = await db.Communities.SingleAsync(community => community.Id == destination.CommunityId, cancellationToken);
        var messenger = services.GetServices<IMessenger>().FirstOrDefault(messenger => messenger.Platform == destination.Platform);
        if (messenger is null)
        {
            return;
        }

        var trouble = await messenger.CheckAsync(community.Ref, destination.Channel, cancellationToken);
        if (trouble is null)
        {
            destination.Recover();
            _notBefore[(destination.Platform, destination.CommunityId)] = now + Between;
            outbox.RingAfter(db);
            return;
        }

        destination.StaysIll(now, isCertain: trouble is SendResult.DestinationGone or SendResult.PermissionMissing);
        _notBefore[(destination.Platform, null)] = now + Between;
    }

    private bool IsTooSoon((Platform Platform, Id<Community>? Community) key, DateTimeOffset now) => _notBefore.TryGetValue(key, out var then) && then > now;

    private async Task InScopeAsync(Id<Destination> id, Func<Destination, IServiceProvider, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
        if (await db.Destinations.FirstOrDefaultAsync(destination => destination.Id == id && destination.Suspended != null, cancellationToken) is not { } destination)
        {
            return;
        }

        db.ConfineTo(destination.CommunityId);
        await work(destination, scope.ServiceProvider, cancellationToken);
        if (db.ChangeTracker.HasChanges())
        {
            await scope.ServiceProvider.GetRequiredService<IWriter>().SaveAsync(db, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<Id<Destination>>> ReadAsync(Func<OrganizerDb, IQueryable<Id<Destination>>> query, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<OrganizerDb>()).ToListAsync(cancellationToken);
    }
}
