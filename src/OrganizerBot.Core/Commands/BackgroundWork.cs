using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Messages;

namespace OrganizerBot.Commands;

/// <summary>Units of work that nobody waits for: what is looked at each minute. Each has a scope of its own and is saved by the writer, and whatever it wrote goes out at once.</summary>
public sealed class BackgroundWork(IServiceScopeFactory scopes, OutboxBell outbox)
{
    /// <summary>Reads what there is to do.</summary>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(Func<OrganizerDb, IQueryable<T>> query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await using var scope = scopes.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<OrganizerDb>()).ToListAsync(cancellationToken);
    }

    /// <summary>Does one unit of work and saves it. When somebody was faster it is left for the next look, at most a minute from now, which finds things as they are then.</summary>
    public async Task DoAsync(Func<IServiceProvider, Task> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
        try
        {
            await work(scope.ServiceProvider);
            if (db.ChangeTracker.HasChanges())
            {
                await scope.ServiceProvider.GetRequiredService<IWriter>().SaveAsync(db, cancellationToken);
                outbox.Ring();
            }
        }
        catch (DbUpdateException e) when (db.WasOvertaken(e))
        {
            // The next look does it.
        }
    }
}
