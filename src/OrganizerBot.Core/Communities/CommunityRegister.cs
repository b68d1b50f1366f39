using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Knows the communities, and what a visitor may do in theirs.</summary>
internal sealed class CommunityRegister(OrganizerDb db, KeyFile file, KeyRing keys, ModeratorGroups groups, Removal removal, IWriter writer, TimeProvider clock)
{
    /// <summary>The visitor with their community, which is written down when one of its members first comes. Strangers who are first read in an empty one.</summary>
    /// <param name="visitor">Who the platform says it is.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    /// <param name="asksForGroups">Whether it matters so much if they moderate that the platform is asked for the groups they are in, where their request does not tell.</param>
    public async Task<Caller> RecogniseAsync(Visitor visitor, CancellationToken cancellationToken, bool asksForGroups = false)
    {
        var found = await FindAsync(visitor, cancellationToken);
        var community = found ?? Community.Meet(Id<Community>.New(clock), visitor.Community, visitor.CommunityLanguage, clock.GetUtcNow());
        db.ConfineTo(community.Id);
        var communityKeys = found is not null || visitor.MayAct ? await MeetAsync(community, isNew: found is null, cancellationToken) : PassingKeys(community);
        if (visitor is { IsInEnterprise: true, MayAct: true } && !community.IsEnterprise)
        {
            community.BelongToEnterprise();
            await writer.SaveAsync(db, cancellationToken);
        }

        if (visitor.MayAct && community.LeftAt is not null)
        {
            // Nobody can use it where it is not: the news that it was back did not come through.
            await removal.TakeBackAsync(community, cancellationToken);
            await writer.SaveAsync(db, cancellationToken);
        }

        return new Caller(visitor, community, communityKeys, await MayModerateAsync(visitor, community, communityKeys, asksForGroups, cancellationToken), new Lazy<byte[]>(() => InboxEntry.KeyOf(file, visitor)));
    }

    private Task<Community?> FindAsync(Visitor visitor, CancellationToken cancellationToken)
    {
        var (platform, id) = visitor.Community;
        return db.Communities.FirstOrDefaultAsync(community => community.Platform == platform && community.PlatformId == id, cancellationToken);
    }

    private async Task<CommunityKeys> MeetAsync(Community community, bool isNew, CancellationToken cancellationToken)
    {
        if (isNew)
        {
            db.Add(community);
            keys.Make(community.Id.Value, community.Id);
            await writer.SaveAsync(db, cancellationToken);
        }

        return await keys.OfCommunityAsync(community.Id, cancellationToken);
    }

    /// <summary>Keys of a community that is not written down: nothing that they close is kept.</summary>
    private static CommunityKeys PassingKeys(Community community) => new(community.Id.Value, Secret.Key());

    private async Task<bool> MayModerateAsync(Visitor visitor, Community community, CommunityKeys communityKeys, bool asksForGroups, CancellationToken cancellationToken)
    {
        if (!visitor.MayAct || visitor.ManagesCommunity)
        {
            return visitor.MayAct;
        }

        var tag = Moderator.TagOf(communityKeys, visitor.MemberId);
        return await db.Moderators.AnyAsync(moderator => moderator.CommunityId == community.Id && moderator.Tag == tag, cancellationToken)
            || await groups.ModerateAsync(visitor, community, communityKeys, asksForGroups, cancellationToken);
    }
}
