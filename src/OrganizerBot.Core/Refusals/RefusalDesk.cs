using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Takes refusals in, opens what is sealed in them, and takes them out again.</summary>
internal sealed class RefusalDesk(OrganizerDb db, CampaignRegister campaigns, UnseenCampaigns unseen, ReviewCards cards, KeyRing keys)
{
    /// <summary>Logs one. It waits for a moderator where it has words of any kind, where members do not know of a campaign about its company, and where moderators look at every one.</summary>
    public async Task<(LogOutcome Outcome, Refusal Refusal)> LogAsync(
        UserText company, RefusalStage stage, Month month, Testimony testimony, Caller caller, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.FindAsync(company, caller, cancellationToken) ?? await unseen.FindOrPrepareAsync(company, caller, cancellationToken);
        if (await keys.OfAsync(campaign.Id.Value, cancellationToken) is not { } sheetKeys || sheetKeys.Pseudonym(caller.Account) is not { } pseudonym)
        {
            throw new InvalidOperationException("A running campaign has lost its key.");
        }

        var before = await db.Refusals.FirstOrDefaultAsync(
            refusal => refusal.CampaignId == campaign.Id && refusal.Pseudonym == pseudonym && refusal.Stage == stage && refusal.Month == month, cancellationToken);
        if (before is not null)
        {
            return (await LogAgainAsync(before, testimony, sheetKeys, caller, cancellationToken), before);
        }

        var refusal = Refusal.Log(campaign.Id, caller.Community.Id, pseudonym, stage, month);
        var outcome = !campaign.IsAnnounced || !testimony.IsSilent ? LogOutcome.Waiting
            : caller.Community.Review == ReviewPolicy.All ? LogOutcome.WaitingAsAll
            : LogOutcome.Published;
        if (outcome != LogOutcome.Published)
        {
            Await(refusal, testimony, sheetKeys, caller);
        }

        db.Add(refusal);
        return (outcome, refusal);
    }

    /// <summary>What the author wrote, or null where there is nothing, or nothing that can still be opened.</summary>
    public async Task<Testimony?> ReadAsync(Refusal refusal, CancellationToken cancellationToken) =>
        refusal.SealedTestimony is not null && await keys.OfAsync(refusal.CampaignId.Value, cancellationToken) is { } sheetKeys ? Open(refusal, sheetKeys) : null;

    /// <summary>What a moderator reads of it.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="communityKeys">The keys of its community.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    public async Task<WaitingRefusal> LookAsync(Refusal refusal, CommunityKeys communityKeys, CancellationToken cancellationToken) =>
        new(refusal, await db.CompanyOfAsync(refusal, communityKeys, cancellationToken), await ReadAsync(refusal, cancellationToken));

    /// <summary>Whether the caller logged it. Once a campaign's pseudonyms are noise, only a refusal that its author asked to be named for still tells.</summary>
    public async Task<bool> IsByAsync(Refusal refusal, Caller caller, CancellationToken cancellationToken) =>
        await keys.OfAsync(refusal.CampaignId.Value, cancellationToken) is { } sheetKeys && IsBy(refusal, sheetKeys, caller);

    /// <summary>What the caller logged about one campaign's company in their community, as far as anybody can still tell.</summary>
    public async Task<IReadOnlyList<Refusal>> OwnAsync(Id<Campaign> campaign, Caller caller, CancellationToken cancellationToken)
    {
        if (await keys.OfAsync(campaign.Value, cancellationToken) is not { } sheetKeys)
        {
            return [];
        }

        var community = caller.Community.Id;
        var refusals = db.Refusals.Where(refusal => refusal.CampaignId == campaign && refusal.CommunityId == community).OrderBy(refusal => refusal.Code);
        return sheetKeys.Pseudonym(caller.Account) is { } pseudonym
            ? await refusals.Where(refusal => refusal.Pseudonym == pseudonym).ToListAsync(cancellationToken)
            : [.. (await refusals.Where(refusal => refusal.Credited).ToListAsync(cancellationToken)).Where(refusal => IsBy(refusal, sheetKeys, caller))];
    }

    /// <summary>Whether the caller has logged a refusal of a company here.</summary>
    public async Task<bool> HasRefusedAsync(UserText company, Caller caller, CancellationToken cancellationToken) =>
        (await campaigns.FindAsync(company, caller, cancellationToken) ?? await unseen.FindAsync(company, caller, cancellationToken)) is { } campaign
        && (await OwnAsync(campaign.Id, caller, cancellationToken)).Any(refusal => !refusal.IsRecontact);

    /// <summary>Whether it may appear: not once those who run the campaign took its community out.</summary>
    public async Task<bool> MayAppearAsync(Refusal refusal, CancellationToken cancellationToken)
    {
        var (campaign, community) = (refusal.CampaignId, refusal.CommunityId);
        return !await db.Participations.IgnoreQueryFilters().AnyAsync(part => part.CampaignId == campaign && part.CommunityId == community && part.WasRemoved, cancellationToken);
    }

    /// <summary>Whether members hear of it once it is approved. Another community that runs the campaign may not have let its members know of that yet.</summary>
    public async Task<bool> AppearsAtOnceAsync(Refusal refusal, CancellationToken cancellationToken)
    {
        var (campaign, community) = (refusal.CampaignId, refusal.CommunityId);
        return await db.Campaigns.IgnoreQueryFilters().AnyAsync(known => known.Id == campaign && (known.IsAnnounced || known.OwnerId == community), cancellationToken);
    }

    /// <summary>Lets one that was approved appear, and its company with it. Where another community runs the campaign, it decides by itself when its members hear of it.</summary>
    public async Task PublishAsync(Refusal refusal, Community community, CommunityKeys communityKeys, CancellationToken cancellationToken)
    {
        await unseen.RevealAsync(refusal.CampaignId, community.Id, new ChannelRef(community.Platform, refusal.DecidedIn ?? ""), communityKeys, cancellationToken);
        var campaign = await db.Campaigns.IgnoreQueryFilters().SingleAsync(campaign => campaign.Id == refusal.CampaignId, cancellationToken);
        if (campaign.OwnerId == community.Id)
        {
            campaign.Announce();
        }

        refusal.Publish(hasWords: await ReadAsync(refusal, cancellationToken) is { IsSilent: false });
    }

    /// <summary>Deletes it, and the name of a company that nobody else has logged and no moderator has read. Of one that was told without a name the number is left for a while.</summary>
    public Task RemoveAsync(Refusal refusal, CancellationToken cancellationToken) => RemoveAsync([refusal], cancellationToken);

    /// <summary>Deletes several about one company.</summary>
    public async Task RemoveAsync(IReadOnlyList<Refusal> refusals, CancellationToken cancellationToken)
    {
        await cards.TakeBackAsync(refusals, cancellationToken);
        foreach (var told in refusals.Where(refusal => refusal is { IsTold: true, Credited: false }))
        {
            told.Retract();
        }

        db.RemoveRange(refusals.Where(refusal => refusal.State != RefusalState.Retracted));
        var (campaign, removed) = (refusals[0].CampaignId, refusals.Where(refusal => refusal.State != RefusalState.Retracted).Select(refusal => refusal.Id).ToList());
        if (!await db.Refusals.AnyAsync(other => other.CampaignId == campaign && !removed.Contains(other.Id), cancellationToken))
        {
            await unseen.ForgetAsync(campaign, cancellationToken);
        }
    }

    private async Task<LogOutcome> LogAgainAsync(Refusal before, Testimony testimony, SheetKeys sheetKeys, Caller caller, CancellationToken cancellationToken)
    {
        var saidBefore = before.SealedTestimony is null ? null : Open(before, sheetKeys);
        if (testimony.IsSilent || (before.State != RefusalState.Rejected && saidBefore?.SaysTheSameAs(testimony) == true))
        {
            return LogOutcome.Already;
        }

        if (before.State is RefusalState.Published or RefusalState.Approved)
        {
            return LogOutcome.Settled;
        }

        await cards.TakeBackAsync([before], cancellationToken);
        Await(before, testimony, sheetKeys, caller);
        return LogOutcome.Rewritten;
    }

    private static void Await(Refusal refusal, Testimony testimony, SheetKeys sheetKeys, Caller caller) => refusal.Await(
        sheetKeys.Close(testimony.ToJson(), refusal.Id.Value.ToByteArray()),
        testimony.Name is not null,
        Notice.RecipientTag(caller.Keys, caller.Visitor.MemberId),
        testimony.IsPublic);

    private static bool IsBy(Refusal refusal, SheetKeys sheetKeys, Caller caller) => sheetKeys.Pseudonym(caller.Account) is { } pseudonym
        ? refusal.IsBy(pseudonym)
        : refusal.Credited && Open(refusal, sheetKeys).By == Testimony.Author(caller.Account);

    private static Testimony Open(Refusal refusal, SheetKeys sheetKeys) =>
        Testimony.FromJson(sheetKeys.Open(refusal.SealedTestimony!, refusal.Id.Value.ToByteArray()));
}

/// <summary>What became of logging a refusal.</summary>
internal enum LogOutcome
{
    /// <summary>It counts.</summary>
    Published,

    /// <summary>A moderator reads it first.</summary>
    Waiting,

    /// <summary>A moderator looks at it first, as at every one here.</summary>
    WaitingAsAll,

    /// <summary>It waited already; the new words stand in place of the old.</summary>
    Rewritten,

    /// <summary>It was logged before; nothing changed.</summary>
    Already,

    /// <summary>It was published before, and its words stay.</summary>
    Settled,
}
