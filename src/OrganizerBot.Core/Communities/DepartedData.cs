using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Digests;
using OrganizerBot.Impact;
using OrganizerBot.Keys;
using OrganizerBot.Messages;
using OrganizerBot.Petitions;
using OrganizerBot.Pledges;
using OrganizerBot.Refusals;
using OrganizerBot.Signing;
using OrganizerBot.Tally;

namespace OrganizerBot.Communities;

/// <summary>Erases what belongs to a community. Of its campaigns that others take part in, what was published stays, closed: texts and numbers. So does what its members published in campaigns of others.</summary>
internal sealed class DepartedData(OrganizerDb db, TimeProvider clock)
{
    /// <summary>Erases it with this saving; the community's own row and root key are left to the caller.</summary>
    public async Task EraseAsync(Community community, CancellationToken cancellationToken)
    {
        var (id, root) = (community.Id, community.Id.Value);
        var shared = await db.Participations.Where(part => part.CommunityId != id && db.Campaigns.Any(campaign => campaign.Id == part.CampaignId && campaign.OwnerId == id))
            .Select(part => part.CampaignId).Distinct().ToListAsync(cancellationToken);
        await EraseRefusalsAsync(id, shared, cancellationToken);
        await EraseSignedAsync(id, shared, cancellationToken);
        await EraseCampaignsAsync(id, shared, cancellationToken);
        await EraseAsync<DigestItem>(item => db.Digests.Any(digest => digest.Id == item.DigestId && digest.CommunityId == id), cancellationToken);
        await EraseAsync<DigestIssue>(issue => db.Digests.Any(digest => digest.Id == issue.DigestId && digest.CommunityId == id), cancellationToken);
        await EraseAsync<Digest>(digest => digest.CommunityId == id, cancellationToken);
        await EraseAsync<Card>(card => card.CommunityId == id, cancellationToken);
        await EraseAsync<ReviewCard>(card => card.CommunityId == id, cancellationToken);
        await EraseAsync<OutboxEntry>(entry => entry.CommunityId == id, cancellationToken);
        await EraseAsync<Destination>(destination => destination.CommunityId == id, cancellationToken);
        await EraseAsync<Proposal>(proposal => proposal.CommunityId == id, cancellationToken);
        await EraseAsync<Moderator>(moderator => moderator.CommunityId == id, cancellationToken);
        await EraseAsync<ModeratorGroup>(group => group.CommunityId == id, cancellationToken);
        await EraseAsync<Block>(block => block.CommunityId == id, cancellationToken);
        await EraseAsync<AuditEntry>(entry => entry.CommunityId == id, cancellationToken);
        await EraseAsync<Installation>(installation => installation.CommunityId == id, cancellationToken);

        // Notices and drafts are found by tags that only the root makes: without it they are noise, and forgotten in their time.
        await EraseAsync<WrappedKey>(key => key.Community == root && key.Of != root, cancellationToken);
    }

    private async Task EraseSignedAsync(Id<Community> id, List<Id<Campaign>> shared, CancellationToken cancellationToken)
    {
        List<Id<Sheet>> kept = [];
        foreach (var petition in await db.Petitions.Where(petition => petition.OwnerId == id && shared.Contains(petition.CampaignId) && petition.State != PetitionState.Draft).ToListAsync(cancellationToken))
        {
            petition.Close();
            kept.Add(petition.SheetId);
        }

        foreach (var pledge in await db.Pledges.Where(pledge => pledge.OwnerId == id && shared.Contains(pledge.CampaignId) && pledge.State != PledgeState.Draft).ToListAsync(cancellationToken))
        {
            pledge.Close();
            pledge.EndQuestion();
            kept.Add(pledge.SheetId);
        }

        await EraseAsync<Petition>(petition => petition.OwnerId == id && !kept.Contains(petition.SheetId), cancellationToken);
        await EraseAsync<Pledge>(pledge => pledge.OwnerId == id && !kept.Contains(pledge.SheetId), cancellationToken);
        foreach (var sheet in await db.Sheets.Where(sheet => sheet.OwnerId == id).ToListAsync(cancellationToken))
        {
            await EraseAsync<PledgeAnswer>(answer => answer.SheetId == sheet.Id, cancellationToken);
            if (kept.Contains(sheet.Id))
            {
                End(sheet);
            }
            else
            {
                await EraseAsync(sheet, cancellationToken);
            }
        }
    }

    /// <summary>Nobody signs it any more, nothing of it is published any more, and nobody can tell who signed: its key goes with this saving.</summary>
    private void End(Sheet sheet)
    {
        sheet.Close();
        sheet.Settle();
        sheet.SayClose(clock.GetUtcNow());
        sheet.Shred();
    }

    private async Task EraseAsync(Sheet sheet, CancellationToken cancellationToken)
    {
        var id = sheet.Id;
        await EraseAsync<Signature>(signature => signature.SheetId == id, cancellationToken);
        await EraseAsync<PendingWithdrawal>(withdrawal => withdrawal.SheetId == id, cancellationToken);
        await EraseAsync<PublishedLeaf>(leaf => leaf.SheetId == id, cancellationToken);
        await EraseAsync<ToldShare>(share => share.SheetId == id, cancellationToken);
        await EraseAsync<PostedCheckpoint>(checkpoint => checkpoint.SheetId == id, cancellationToken);
        db.Remove(sheet);
    }

    private async Task EraseRefusalsAsync(Id<Community> id, List<Id<Campaign>> shared, CancellationToken cancellationToken)
    {
        await EraseAsync<Refusal>(refusal => refusal.CommunityId == id && !refusal.IsTold, cancellationToken);
        await EraseAsync<Refusal>(
            refusal => refusal.IsTold && !shared.Contains(refusal.CampaignId) && db.Campaigns.Any(campaign => campaign.Id == refusal.CampaignId && campaign.OwnerId == id), cancellationToken);
    }

    private async Task EraseCampaignsAsync(Id<Community> id, List<Id<Campaign>> shared, CancellationToken cancellationToken)
    {
        await EraseAsync<Participation>(part => part.CommunityId == id, cancellationToken);
        await EraseAsync<JoinRequest>(request => request.CommunityId == id || request.OwnerId == id, cancellationToken);
        await EraseAsync<Stakes>(stakes => stakes.OwnerId == id && !shared.Contains(stakes.CampaignId), cancellationToken);
        await EraseAsync<PastFigure>(past => past.OwnerId == id && !shared.Contains(past.CampaignId), cancellationToken);
        await EraseAsync<Campaign>(campaign => campaign.OwnerId == id && !shared.Contains(campaign.Id), cancellationToken);
        foreach (var campaign in await db.Campaigns.Where(campaign => shared.Contains(campaign.Id)).ToListAsync(cancellationToken))
        {
            campaign.Close(liftConditionMet: false, clock.GetUtcNow());
            campaign.Shred();
        }
    }

    private async Task EraseAsync<T>(Expression<Func<T, bool>> which, CancellationToken cancellationToken)
        where T : class => db.RemoveRange(await db.Set<T>().Where(which).ToListAsync(cancellationToken));
}
