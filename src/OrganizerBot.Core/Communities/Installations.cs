using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Keeps what communities handed over when they installed the bot.</summary>
public sealed class Installations(OrganizerDb db, KeyRing keys, Removal removal, IWriter writer, TimeProvider clock)
{
    /// <summary>A community installed the bot, for the first time or again. It is written down before any of its members comes; whatever was begun because the bot had been removed is called off.</summary>
    /// <param name="community">The community.</param>
    /// <param name="grant">What it handed over.</param>
    /// <param name="language">The language of whoever installed it, in which the bot begins to speak there.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task KeepAsync(CommunityRef community, Grant grant, Language language, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grant);
        var known = await CommunityAsync(community, cancellationToken) ?? await MeetAsync(community, language, cancellationToken);
        var opened = await keys.OfCommunityAsync(known.Id, cancellationToken);
        if (await db.Installations.FirstOrDefaultAsync(installation => installation.CommunityId == known.Id, cancellationToken) is { } before)
        {
            before.Replace(opened, grant, clock.GetUtcNow());
        }
        else
        {
            db.Add(Installation.Of(opened, grant, clock.GetUtcNow()));
        }

        if (grant.IsInEnterprise && !known.IsEnterprise)
        {
            known.BelongToEnterprise();
        }

        await removal.TakeBackAsync(known, cancellationToken);
        await writer.SaveAsync(db, cancellationToken);
    }

    /// <summary>What a community handed over, or null when it did not install the bot, or removed it.</summary>
    public async Task<Grant?> FindAsync(CommunityRef community, CancellationToken cancellationToken) =>
        await RowAsync(community, cancellationToken) is { } row ? row.Open(await keys.OfCommunityAsync(row.CommunityId, cancellationToken)) : null;

    /// <summary>Keeps the token that replaces the one before.</summary>
    /// <returns>False when the bot was removed meanwhile: there is nothing to keep it for.</returns>
    public async Task<bool> RenewAsync(CommunityRef community, Grant grant, CancellationToken cancellationToken)
    {
        if (await RowAsync(community, cancellationToken) is not { } row)
        {
            return false;
        }

        row.Renew(await keys.OfCommunityAsync(row.CommunityId, cancellationToken), grant);
        await writer.SaveAsync(db, cancellationToken);
        return true;
    }

    /// <summary>When a community last installed the bot, or null when it did not.</summary>
    public async Task<DateTimeOffset?> InstalledAtAsync(CommunityRef community, CancellationToken cancellationToken) => (await RowAsync(community, cancellationToken))?.InstalledAt;

    /// <summary>The communities of a platform that installed the bot and have no moderator yet.</summary>
    public async Task<IReadOnlyList<CommunityRef>> UnclaimedAsync(Platform platform, CancellationToken cancellationToken)
    {
        var unclaimed = await db.Communities.AsNoTracking()
            .Where(community => community.Platform == platform && db.Installations.Any(installation => installation.CommunityId == community.Id)
                && !db.Moderators.Any(moderator => moderator.CommunityId == community.Id))
            .ToListAsync(cancellationToken);
        return [.. unclaimed.Select(community => community.Ref)];
    }

    private async Task<Installation?> RowAsync(CommunityRef community, CancellationToken cancellationToken)
    {
        var (platform, id) = community;
        return await db.Installations.FirstOrDefaultAsync(
            installation => db.Communities.Any(known => known.Id == installation.CommunityId && known.Platform == platform && known.PlatformId == id), cancellationToken);
    }

    private Task<Community?> CommunityAsync(CommunityRef community, CancellationToken cancellationToken)
    {
        var (platform, id) = community;
        return db.Communities.FirstOrDefaultAsync(known => known.Platform == platform && known.PlatformId == id, cancellationToken);
    }

    private async Task<Community> MeetAsync(CommunityRef community, Language language, CancellationToken cancellationToken)
    {
        var met = Community.Meet(Id<Community>.New(clock), community, language, clock.GetUtcNow());
        db.Add(met);
        keys.Make(met.Id.Value, met.Id);
        await writer.SaveAsync(db, cancellationToken);
        return met;
    }
}
