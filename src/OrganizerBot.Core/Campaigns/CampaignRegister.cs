using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Finds the campaign about a company, or starts it silently.</summary>
internal sealed class CampaignRegister(OrganizerDb db, UnseenCampaigns unseen, KeyRing keys, TimeProvider clock)
{
    /// <summary>The running campaign about a company in which the caller's community takes part, or null.</summary>
    public Task<Campaign?> FindAsync(UserText target, Caller caller, CancellationToken cancellationToken)
    {
        var key = Campaign.KeyOf(target.Value);
        return db.CampaignsOf(caller).Where(campaign => campaign.TargetKey == key && campaign.State == CampaignState.Running)
            .OrderBy(campaign => campaign.Id).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The campaign about a company; a new one belongs to the caller's community. One that waited unseen is seen from now on.</summary>
    public async Task<Campaign> FindOrStartAsync(UserText target, Caller caller, CancellationToken cancellationToken)
    {
        if (await FindAsync(target, caller, cancellationToken) is { } found)
        {
            return found;
        }

        if (await unseen.FindAsync(target, caller, cancellationToken) is { } waiting)
        {
            await unseen.RevealAsync(waiting.Id, caller, cancellationToken);
            return waiting;
        }

        var campaign = Campaign.Start(Id<Campaign>.New(clock), caller.Community.Id, target.Value);
        db.Add(campaign);
        db.Add(Participation.Start(campaign.Id, caller.Community.Id, caller.Channel.Id));
        keys.Make(campaign.Id.Value, caller.Community.Id);
        return campaign;
    }

    /// <summary>Lets members know of a campaign, because something of it opens or appears.</summary>
    public async Task AnnounceAsync(Id<Campaign> id, CancellationToken cancellationToken) =>
        (await db.Campaigns.IgnoreQueryFilters().SingleAsync(campaign => campaign.Id == id, cancellationToken)).Announce();
}
