using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;
using OrganizerBot.Messages;
using OrganizerBot.Pulse;

namespace OrganizerBot.Digests;

/// <summary>Writes the digests that are due. It may run at any time, twice or on several machines: each window is written once.</summary>
public sealed class DigestRunner(IServiceScopeFactory scopes, BackgroundWork background, Turns turns, OutboxBell outbox, TimeProvider clock)
{
    /// <summary>Lets the parts of digests make ready, and writes what is due. A digest whose channel is suspended or rests for long waits; when it is well again, what it missed comes as one.</summary>
    public async Task RunDueAsync(CancellationToken cancellationToken)
    {
        await background.DoAsync(services => PrepareAsync(services, cancellationToken), cancellationToken);
        await turns.GiveAsync(await DueAsync(cancellationToken), id => RunAsync(id, cancellationToken), failed: null, cancellationToken);
    }

    private static async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        foreach (var section in services.GetServices<IDigestSection>())
        {
            await section.PrepareAsync(cancellationToken);
        }
    }

    private async Task RunAsync(Id<Digest> id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
        try
        {
            await RunAsync(id, db, scope.ServiceProvider, cancellationToken);
        }
        catch (DbUpdateException e) when (db.WasOvertaken(e))
        {
            // Another run wrote this window.
        }
    }

    private async Task<IReadOnlyList<Id<Digest>>> DueAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
        var now = clock.GetUtcNow();
        var soon = now + Destination.LongRest;
        return await db.Digests
            .Where(digest => digest.State == DigestState.Active && digest.NextAt <= now)
            .Where(digest => db.Destinations.Any(destination => destination.Id == digest.DestinationId && destination.Suspended == null && (destination.RestsUntil == null || destination.RestsUntil <= soon)))
            .Select(digest => digest.Id)
            .ToListAsync(cancellationToken);
    }

    private async Task RunAsync(Id<Digest> id, OrganizerDb db, IServiceProvider services, CancellationToken cancellationToken)
    {
        var digest = await db.Digests.SingleAsync(digest => digest.Id == id, cancellationToken);
        if (digest.NextAt is not { } windowEnd || windowEnd > clock.GetUtcNow())
        {
            return;
        }

        var began = clock.GetUtcNow();
        db.ConfineTo(digest.CommunityId);
        var community = await db.Communities.SingleAsync(community => community.Id == digest.CommunityId, cancellationToken);
        var composer = services.GetRequiredService<DigestComposer>();
        var draft = await composer.ComposeAsync(digest, community, isPreview: false, cancellationToken);
        if (draft.News.Count == 0 && digest.SkipsEmpty(clock.GetUtcNow()))
        {
            digest.Pass(clock.GetUtcNow(), written: false);
        }
        else
        {
            await composer.WriteAsync(digest, community, draft, windowEnd, byTheClock: true, cancellationToken);
        }

        Failpoint.Reach("digest.before-commit");
        await services.GetRequiredService<IWriter>().SaveAsync(db, cancellationToken);
        Failpoint.Reach("digest.after-commit");
        BotTraces.Digest(draft.News.Count > 0, began, clock.GetUtcNow());
        outbox.Ring();
    }
}
