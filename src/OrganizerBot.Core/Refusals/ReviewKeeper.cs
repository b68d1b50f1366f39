using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Replicas;

namespace OrganizerBot.Refusals;

/// <summary>Keeps moderators' channels true about what waits: posts cards at the daily hour, carries out what was decided, and lets cards follow.</summary>
public sealed class ReviewKeeper(BackgroundWork background, ILeases leases, Turns turns, TimeProvider clock)
{
    /// <summary>Looks at everything: after a start, and each minute.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var decided = await background.ReadAsync(db => db.Refusals.Where(refusal => refusal.UndoUntil <= now).Select(refusal => refusal.Id), cancellationToken);
        await turns.GiveAsync(decided, id => background.DoAsync(services => services.GetRequiredService<ReviewDecisions>().CarryOutAsync(id, now, cancellationToken), cancellationToken), failed: null, cancellationToken);
        var communities = await background.ReadAsync(db => db.Communities.Where(community => community.LeftAt == null && community.ErasedAt == null).Select(community => community.Id), cancellationToken);
        await turns.GiveAsync(communities, id => background.DoAsync(services => KeepHourAsync(id, services, cancellationToken), cancellationToken), failed: null, cancellationToken);
        await FollowAsync(cancellationToken);
    }

    /// <summary>Edits the cards about which something was decided. One replica at a time edits those of a community.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        var communities = await background.ReadAsync(db => db.ReviewCards.Where(card => card.IsStale).Select(card => card.CommunityId).Distinct(), cancellationToken);
        await turns.GiveAsync(communities, id => FollowAsync(id, cancellationToken), failed: null, cancellationToken);
    }

    private async Task FollowAsync(Id<Community> community, CancellationToken cancellationToken)
    {
        await using var lease = await leases.TakeAsync($"review/{community}", cancellationToken);
        if (lease is not null)
        {
            await background.DoAsync(services => services.GetRequiredService<ReviewCardEdits>().FollowAsync(community, lease, cancellationToken), cancellationToken);
        }
    }

    private async Task KeepHourAsync(Id<Community> id, IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<OrganizerDb>();
        var community = await db.Communities.SingleAsync(community => community.Id == id, cancellationToken);
        if (community.ReviewDue(clock.GetUtcNow()) is { } due)
        {
            await services.GetRequiredService<ReviewHour>().KeepAsync(community, due, cancellationToken);
        }
    }
}
