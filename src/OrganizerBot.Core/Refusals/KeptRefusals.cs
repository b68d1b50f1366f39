using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Members;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>What refusals keep about a member. All that can be recognised are erased; only those that carry the author's name are shown.</summary>
internal sealed class KeptRefusals(OrganizerDb db, RefusalDesk desk) : IErasable, IShowable
{
    public async Task<IReadOnlyCollection<Guid>> EraseAsync(Caller caller, CancellationToken cancellationToken)
    {
        HashSet<Guid> owners = [];
        foreach (var campaign in await CampaignsAsync(caller, cancellationToken))
        {
            if (await desk.OwnAsync(campaign.Id, caller, cancellationToken) is { Count: > 0 } own)
            {
                await desk.RemoveAsync(own, cancellationToken);
                owners.Add(campaign.OwnerId.Value);
            }
        }

        return owners;
    }

    public async Task<IReadOnlyList<Node>> ShowAsync(Caller caller, CancellationToken cancellationToken)
    {
        List<Node> nodes = [];
        foreach (var campaign in await CampaignsAsync(caller, cancellationToken))
        {
            foreach (var refusal in (await desk.OwnAsync(campaign.Id, caller, cancellationToken)).Where(refusal => refusal.Credited))
            {
                nodes.AddRange(RefusalMessages.Kept(caller.Words, campaign.TargetFor(caller.Keys), refusal, await desk.ReadAsync(refusal, cancellationToken)));
            }
        }

        return nodes.Count == 0 ? [] : [.. MemberMessages.Titled(caller.Words.Say("member.export.refusals"), nodes)];
    }

    /// <summary>The campaigns in which anybody of the caller's community has logged a refusal.</summary>
    private Task<List<Campaign>> CampaignsAsync(Caller caller, CancellationToken cancellationToken)
    {
        var community = caller.Community.Id;
        // Also those that their community has left since.
        return db.Campaigns.IgnoreQueryFilters().Where(campaign => db.Refusals.Any(refusal => refusal.CampaignId == campaign.Id && refusal.CommunityId == community))
            .OrderBy(campaign => campaign.TargetKey).ToListAsync(cancellationToken);
    }
}
