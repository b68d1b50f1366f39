using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Signing;

namespace OrganizerBot.Keys;

/// <summary>Destroys keys whose time is over, and finishes rotations that were begun.</summary>
public sealed class KeyKeeper(IServiceScopeFactory scopes, OpenedRoots roots, Turns turns)
{
    /// <summary>Looks at all keys: after a start, and each minute.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await ForgetGoneAsync(cancellationToken);
        await GiveAsync<KeyShredding>(shredding => shredding.DueAsync(cancellationToken), (shredding, thing) => shredding.ShredAsync(thing, cancellationToken), cancellationToken);
        await GiveAsync<KeyRotation>(rotation => rotation.DueAsync(cancellationToken), (rotation, community) => rotation.TurnAsync(community, cancellationToken), cancellationToken);
    }

    /// <summary>Lets go of keys in this process's memory that are in use no longer, and of those that were destroyed, perhaps by another replica.</summary>
    public async Task ForgetGoneAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Snapshot>().ForgetOld();
        var opened = roots.Communities;
        var kept = await scope.ServiceProvider.GetRequiredService<OrganizerDb>().WrappedKeys.Where(key => opened.Contains(key.Of)).Select(key => key.Of).ToHashSetAsync(cancellationToken);
        foreach (var gone in opened.Where(community => !kept.Contains(community)))
        {
            roots.Forget(gone);
        }
    }

    /// <summary>Asks for a fresh wrapping key in each community. It is one statement, which the bot's own writer does not notice; the bot goes on with it at its next look.</summary>
    /// <returns>How many communities.</returns>
    public async Task<int> AskForAllAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<OrganizerDb>().WrappedKeys.Where(key => key.Of == key.Community)
            .ExecuteUpdateAsync(keys => keys.SetProperty(key => key.RotationAsked, true), cancellationToken);
    }

    /// <summary>Finishes all rotations that were asked for, while nobody else is at work: older keys go at once.</summary>
    /// <param name="finished">Told how many are finished, and of how many.</param>
    /// <param name="cancellationToken">Stops before the next one; what is begun is finished by the bot.</param>
    public async Task FinishAsync(Action<int, int> finished, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(finished);
        var due = await RotatingAsync(rotation => rotation.DueAsync(cancellationToken));
        for (var index = 0; index < due.Count; index++)
        {
            // What was used until a turn began goes with the turn after it.
            await RotatingAsync(rotation => TurnAtOnceAsync(rotation, due[index], cancellationToken));
            await RotatingAsync(rotation => TurnAtOnceAsync(rotation, due[index], cancellationToken));
            finished(index + 1, due.Count);
        }
    }

    private static async Task<bool> TurnAtOnceAsync(KeyRotation rotation, Guid community, CancellationToken cancellationToken)
    {
        rotation.Grace = TimeSpan.Zero;
        await rotation.TurnAsync(community, cancellationToken);
        return true;
    }

    private async Task<T> RotatingAsync<T>(Func<KeyRotation, Task<T>> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<KeyRotation>());
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
