using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Campaigns that nobody sees yet: a member named a company and no moderator has read the name. No community takes part in them.</summary>
internal sealed class UnseenCampaigns(OrganizerDb db, KeyRing keys)
{
    /// <summary>The unseen campaign of the caller's community about a company, or null.</summary>
    public Task<Campaign?> FindAsync(UserText target, Caller caller, CancellationToken cancellationToken)
    {
        var (key, community) = (Campaign.SealedKeyOf(target.Value, caller.Keys), caller.Community.Id);
        return db.Campaigns
            .Where(campaign => campaign.OwnerId == community && campaign.TargetKey == key && campaign.State == CampaignState.Running)
            .OrderBy(campaign => campaign.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The unseen campaign about a company, prepared if there is none.</summary>
    public async Task<Campaign> FindOrPrepareAsync(UserText target, Caller caller, CancellationToken cancellationToken)
    {
        var id = await FreeIdAsync(target, caller, cancellationToken);
        if (await FindAsync(target, caller, cancellationToken) is { } found)
        {
            return found;
        }

        var campaign = Campaign.Prepare(id, caller.Community.Id, target.Value, caller.Keys);
        db.Add(campaign);
        keys.Make(campaign.Id.Value, caller.Community.Id);
        return campaign;
    }

    /// <summary>Lets the caller's community take part: its moderators see the campaign from now on, and the company's name is no longer sealed. One that is seen stays as it is.</summary>
    public Task RevealAsync(Id<Campaign> id, Caller caller, CancellationToken cancellationToken) => RevealAsync(id, caller.Community.Id, caller.Channel, caller.Keys, cancellationToken);

    /// <summary>Lets a community take part.</summary>
    /// <param name="id">The campaign.</param>
    /// <param name="community">The community.</param>
    /// <param name="channel">Where a moderator of it decided so.</param>
    /// <param name="communityKeys">Its keys.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public async Task RevealAsync(Id<Campaign> id, Id<Community> community, ChannelRef channel, CommunityKeys communityKeys, CancellationToken cancellationToken)
    {
        if (!await IsSeenAsync(id, cancellationToken))
        {
            (await db.Campaigns.SingleAsync(campaign => campaign.Id == id, cancellationToken)).Unseal(communityKeys);
            db.Add(Participation.Start(id, community, channel.Id));
        }
    }

    /// <summary>Forgets a campaign and its key, unless it is seen.</summary>
    public async Task ForgetAsync(Id<Campaign> campaign, CancellationToken cancellationToken)
    {
        if (!await IsSeenAsync(campaign, cancellationToken))
        {
            db.RemoveRange(await db.Campaigns.Where(unseen => unseen.Id == campaign).ToListAsync(cancellationToken));
            db.RemoveRange(await db.WrappedKeys.Where(key => key.Of == campaign.Value).ToListAsync(cancellationToken));
        }
    }

    /// <summary>An id that does not tell when a member acted.</summary>
    /// <remarks>The same for all who name a company at the same moment, so that the database lets only one of them prepare it. Taken before looking for the campaign.</remarks>
    private async Task<Id<Campaign>> FreeIdAsync(UserText target, Caller caller, CancellationToken cancellationToken)
    {
        Id<Campaign> keyed = new(new Guid(caller.Keys.Tag("campaign", Campaign.KeyOf(target.Value)).AsSpan(0, 16)));
        return await db.Campaigns.AnyAsync(campaign => campaign.Id == keyed, cancellationToken) ? Id<Campaign>.Random() : keyed;
    }

    /// <summary>Whether any community takes part; the caller's own may have left.</summary>
    private Task<bool> IsSeenAsync(Id<Campaign> campaign, CancellationToken cancellationToken) =>
        db.Participations.IgnoreQueryFilters().AnyAsync(part => part.CampaignId == campaign, cancellationToken);
}
