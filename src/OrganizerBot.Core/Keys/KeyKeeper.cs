using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace OrganizerBot.Keys;

/// <summary>Destroys keys whose time is over, and finishes rotations that were begun.</summary>
public sealed class KeyKeeper(IServiceScopeFactory scopes, Turns turns)
{
    /// <summary>Looks at all keys: after a start, and each minute.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await GiveAsync<KeyShredding>(shredding => shredding.DueAsync(cancellationToken), (shredding, thing) => shredding.ShredAsync(thing, cancellationToken), cancellationToken);
        await GiveAsync<KeyRotation>(rotation => rotation.DueAsync(cancellationToken), (rotation, community) => rotation.TurnAsync(community, cancellationToken), cancellationToken);
    }

    private async Task GiveAsync<TWork>(Func<TWork, Task<IReadOnlyList<Guid>>> due, Func<TWork, Guid, Task> turn, CancellationToken cancellationToken)
        where TWork : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        var all = await due(scope.ServiceProvider.GetRequiredService<TWork>());
        await turns.GiveAsync(all, one => InScopeAsync<TWork>(work => turn(work, one)), failed: null, cancellationToken);
    }

    /// <summary>One unit of work; when somebody was faster it is left for the next look.</summary>
    private async Task InScopeAsync<TWork>(Func<TWork, Task> turn)
        where TWork : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            await turn(scope.ServiceProvider.GetRequiredService<TWork>());
        }
        catch (DbUpdateException e) when (scope.ServiceProvider.GetRequiredService<OrganizerDb>().WasOvertaken(e))
        {
            // The next look, at most a minute from now, finds things as they are then.
        }
    }
}
