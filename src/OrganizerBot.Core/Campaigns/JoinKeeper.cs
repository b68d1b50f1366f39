using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Looks for what moderators were not told yet about communities that join and leave. A request is made on one side and told on the other, and no unit of work that serves a community writes into another.</summary>
public sealed class JoinKeeper(IServiceScopeFactory scopes, Turns turns, OutboxBell outbox)
{
    /// <summary>Looks at everything: after a start, and each minute.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var requests = await ReadAsync(db => db.JoinRequests.Where(request => request.HasNews).Select(request => request.Code), cancellationToken);
        await turns.GiveAsync(
            requests,
            code => InScopeAsync((db, news) => TellAsync(db.JoinRequests.Where(request => request.Code == code && request.HasNews), found => news.TellAsync(found, cancellationToken), cancellationToken), cancellationToken),
            failed: null,
            cancellationToken);
        // Those that take part no longer are told that, too.
        var parts = await ReadAsync(db => db.Participations.IgnoreQueryFilters().Where(part => part.HasNews).Select(part => part.Code), cancellationToken);
        await turns.GiveAsync(
            parts,
            code => InScopeAsync((db, news) => TellAsync(db.Participations.IgnoreQueryFilters().Where(part => part.Code == code && part.HasNews), found => news.TellAsync(found, cancellationToken), cancellationToken), cancellationToken),
            failed: null,
            cancellationToken);
    }

    private static async Task TellAsync<T>(IQueryable<T> which, Func<T, Task> tell, CancellationToken cancellationToken)
        where T : class
    {
        if (await which.FirstOrDefaultAsync(cancellationToken) is { } found)
        {
            await tell(found);
        }
    }

    private async Task<IReadOnlyList<T>> ReadAsync<T>(Func<OrganizerDb, IQueryable<T>> query, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<OrganizerDb>()).ToListAsync(cancellationToken);
    }

    /// <summary>One unit of work; when somebody was faster it is left for the next look.</summary>
    private async Task InScopeAsync(Func<OrganizerDb, JoinNews, Task> work, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
        try
        {
            await work(db, scope.ServiceProvider.GetRequiredService<JoinNews>());
            if (db.ChangeTracker.HasChanges())
            {
                await scope.ServiceProvider.GetRequiredService<IWriter>().SaveAsync(db, cancellationToken);
                outbox.Ring();
            }
        }
        catch (DbUpdateException e) when (db.WasOvertaken(e))
        {
            // The next look, at most a minute from now, finds things as they are then.
        }
    }
}
