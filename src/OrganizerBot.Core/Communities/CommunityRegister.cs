using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Keys;

namespace OrganizerBot.Communities;

/// <summary>Knows the communities, and what a visitor may do in theirs.</summary>
internal sealed class CommunityRegister(OrganizerDb db, KeyFile file, KeyRing keys, IWriter writer, TimeProvider clock)
{
    /// <summary>The visitor with their community, which is written down when it is met for the first time.</summary>
    public async Task<Caller> RecogniseAsync(Visitor visitor, CancellationToken cancellationToken)
    {
        var community = await FindAsync(visitor, cancellationToken) ?? await MeetAsync(visitor, cancellationToken);
        if (visitor.IsInEnterprise && !community.IsEnterprise)
        {
            community.BelongToEnterprise();
            await writer.SaveAsync(db, cancellationToken);
        }

        var communityKeys = await keys.OfCommunityAsync(community.Id, cancellationToken);
        var inbox = InboxEntry.KeyOf(file, visitor.Community.ToString(), visitor.DeliveryId);
        return new Caller(visitor, community, communityKeys, await MayModerateAsync(visitor, community, communityKeys, cancellationToken), inbox);
    }

    private Task<Community?> FindAsync(Visitor visitor, CancellationToken cancellationToken)
    {
        var (platform, id) = visitor.Community;
        return db.Communities.FirstOrDefaultAsync(community => community.Platform == platform && community.PlatformId == id, cancellationToken);
    }

    private async Task<Community> MeetAsync(Visitor visitor, CancellationToken cancellationToken)
    {
        var community = Community.Meet(Id<Community>.New(clock), visitor.Community, visitor.CommunityLanguage, clock.GetUtcNow());
        db.Add(community);
        keys.Make(community.Id.Value, community.Id);
        await writer.SaveAsync(db, cancellationToken);
        return community;
    }

    private async Task<bool> MayModerateAsync(Visitor visitor, Community community, CommunityKeys communityKeys, CancellationToken cancellationToken)
    {
        if (visitor.IsOutsider || visitor.ManagesCommunity)
        {
            return !visitor.IsOutsider;
        }

        var tag = Moderator.TagOf(communityKeys, visitor.MemberId);
        return await db.Moderators.AnyAsync(moderator => moderator.CommunityId == community.Id && moderator.Tag == tag, cancellationToken);
    }
}
