using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Keys;

namespace OrganizerBot.Replicas;

/// <summary>The leases of several replicas, by rows that they share.</summary>
/// <remarks>All times are the database's. Whoever dies is followed within <see cref="Life"/> and a look; whoever cannot reach the database has nothing.</remarks>
public sealed class SharedLeases(IServiceScopeFactory scopes, TimeProvider clock) : ILeases, IDisposable
{
    /// <summary>How long a lease holds without being prolonged.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(6);

    private const string Presence = "replica/";

    private readonly Guid _me = Secret.Id();
    private readonly ConcurrentDictionary<string, HeldLease> _held = new();

    /// <summary>What is being prolonged is not given back at the same moment, or it would come to life again.</summary>
    private readonly SemaphoreSlim _pen = new(1);

    private volatile int _replicas = 1;
    private HeldLease? _presence;

    /// <inheritdoc/>
    public int Replicas => _replicas;

    /// <inheritdoc/>
    public async Task<HeldLease?> TakeAsync(string name, CancellationToken cancellationToken, int mostReplicas = int.MaxValue)
    {
        if (_replicas > mostReplicas || _held.ContainsKey(name))
        {
            return null;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var since = clock.GetTimestamp();
            return await TakeAsync(scope.ServiceProvider.GetRequiredService<OrganizerDb>(), name, cancellationToken) is { } fence
                ? _held[name] = new HeldLease(name, fence, since, Life, clock, GiveBackAsync) { MostReplicas = mostReplicas }
                : null;
        }
        catch (Exception e) when (e is DbException or DbUpdateException)
        {
            // Whoever cannot ask has nothing; whoever was overtaken neither.
            return null;
        }
    }

    /// <summary>Prolongs what this replica has, and lets go of what it has no longer. This replica counts as one for as long as it does so.</summary>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        await ShowAsync(cancellationToken);
        await _pen.WaitAsync(cancellationToken);
        try
        {
            await RenewHeldAsync(cancellationToken);
        }
        finally
        {
            _pen.Release();
        }
    }

    /// <summary>Gives back everything: this replica stops.</summary>
    public async Task LeaveAsync()
    {
        foreach (var lease in _held.Values)
        {
            await lease.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _pen.Dispose();

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        if (_presence is { Holds: false } ended)
        {
            await ended.DisposeAsync();
            _presence = null;
        }

        _presence ??= await TakeAsync(Presence + _me, cancellationToken);
    }

    private async Task RenewHeldAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
        HeldLease[] held = [.. _held.Values];
        string[] names = [.. held.Select(lease => lease.Name)];
        var since = clock.GetTimestamp();
        var now = await db.NowAsync(clock, cancellationToken);
        await db.Leases.Where(lease => lease.Holder == _me && lease.Until > now && names.Contains(lease.Name))
            .ExecuteUpdateAsync(leases => leases.SetProperty(lease => lease.Until, now + Life), cancellationToken);
        var valid = await db.Leases.AsNoTracking().Where(lease => lease.Until > now && (lease.Holder == _me || lease.Name.StartsWith(Presence))).ToListAsync(cancellationToken);
        _replicas = Math.Max(1, valid.Count(lease => lease.Name.StartsWith(Presence, StringComparison.Ordinal)));
        foreach (var lease in held)
        {
            if (_replicas <= lease.MostReplicas && valid.Exists(row => row.Name == lease.Name && row.Holder == _me && row.Fence == lease.Fence))
            {
                lease.Renew(since);
            }
            else
            {
                lease.Lose();
            }
        }
    }

    private async Task<int?> TakeAsync(OrganizerDb db, string name, CancellationToken cancellationToken)
    {
        var now = await db.NowAsync(clock, cancellationToken);
        var until = now + Life;
        var taken = await db.Leases.Where(lease => lease.Name == name && lease.Until <= now).ExecuteUpdateAsync(
            leases => leases.SetProperty(lease => lease.Holder, _me).SetProperty(lease => lease.Fence, lease => lease.Fence + 1).SetProperty(lease => lease.Until, until),
            cancellationToken);
        var known = await db.Leases.AsNoTracking().FirstOrDefaultAsync(lease => lease.Name == name, cancellationToken);
        if (known is null)
        {
            db.Add(known = Lease.Take(name, _me, until));
            await db.SaveChangesAsync(cancellationToken);
            return known.Fence;
        }

        return taken == 1 && known.Holder == _me ? known.Fence : null;
    }

    private async Task GiveBackAsync(HeldLease lease)
    {
        await _pen.WaitAsync();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
            var now = await db.NowAsync(clock, CancellationToken.None);
            await db.Leases.Where(row => row.Name == lease.Name && row.Holder == _me && row.Fence == lease.Fence)
                .ExecuteUpdateAsync(leases => leases.SetProperty(row => row.Until, now + lease.Rest));
        }
        catch (DbException)
        {
            // It ends by itself.
        }
        finally
        {
            _held.TryRemove(KeyValuePair.Create(lease.Name, lease));
            _pen.Release();
        }
    }
}
