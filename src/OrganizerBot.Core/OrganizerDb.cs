using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Digests;
using OrganizerBot.Impact;
using OrganizerBot.Keys;
using OrganizerBot.Members;
using OrganizerBot.Messages;
using OrganizerBot.Petitions;
using OrganizerBot.Pledges;
using OrganizerBot.Refusals;
using OrganizerBot.Replicas;
using OrganizerBot.Signing;
using OrganizerBot.Tally;

namespace OrganizerBot;

/// <summary>Everything the bot remembers: the tables in one list. Each storage engine has its own version with its own migrations.</summary>
/// <remarks>
/// A unit of work that serves one community sees the rows of that community, and of others what a shared campaign shows. The queries say
/// so themselves; the filters here are a second wall behind them. What rightly reaches further says <c>IgnoreQueryFilters</c>, and why.
/// </remarks>
public abstract class OrganizerDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>The community that this unit of work serves, or null in the background, which serves all.</summary>
    public Id<Community>? ConfinedTo { get; private set; }

    /// <summary>Discord guilds and Slack workspaces.</summary>
    public DbSet<Community> Communities => Set<Community>();

    /// <summary>Communities that installed the bot themselves, with what lets it in.</summary>
    public DbSet<Installation> Installations => Set<Installation>();

    /// <summary>Appointed moderators.</summary>
    public DbSet<Moderator> Moderators => Set<Moderator>();

    /// <summary>Roles and user groups whose members moderate.</summary>
    public DbSet<ModeratorGroup> ModeratorGroups => Set<ModeratorGroup>();

    /// <summary>Members from whom a community takes no refusals.</summary>
    public DbSet<Block> Blocks => Set<Block>();

    /// <summary>Words that wait for a member.</summary>
    public DbSet<Notice> Notices => Set<Notice>();

    /// <summary>Changes by moderators.</summary>
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>What it is all about.</summary>
    public DbSet<Campaign> Campaigns => Set<Campaign>();

    /// <summary>What campaigns are about in money.</summary>
    public DbSet<Stakes> Stakes => Set<Stakes>();

    /// <summary>What the numbers of campaigns were, week by week.</summary>
    public DbSet<PastFigure> PastFigures => Set<PastFigure>();

    /// <summary>Which community takes part in which campaign.</summary>
    public DbSet<Participation> Participations => Set<Participation>();

    /// <summary>Which community asks to take part in which campaign.</summary>
    public DbSet<JoinRequest> JoinRequests => Set<JoinRequest>();

    /// <summary>Petitions.</summary>
    public DbSet<Petition> Petitions => Set<Petition>();

    /// <summary>Petitions that members propose.</summary>
    public DbSet<Proposal> Proposals => Set<Proposal>();

    /// <summary>Refusals, waiting for review or published.</summary>
    public DbSet<Refusal> Refusals => Set<Refusal>();

    /// <summary>Waiting refusals as posted in moderators' channels.</summary>
    public DbSet<ReviewCard> ReviewCards => Set<ReviewCard>();

    /// <summary>Pledges.</summary>
    public DbSet<Pledge> Pledges => Set<Pledge>();

    /// <summary>Who was asked whether they did what they had pledged.</summary>
    public DbSet<PledgeAnswer> PledgeAnswers => Set<PledgeAnswer>();

    /// <summary>What signatures are put on.</summary>
    public DbSet<Sheet> Sheets => Set<Sheet>();

    /// <summary>Signatures; the ledger writes them.</summary>
    public DbSet<Signature> Signatures => Set<Signature>();

    /// <summary>Leaves of the tally that wait to be published; the ledger writes them.</summary>
    public DbSet<PendingWithdrawal> PendingWithdrawals => Set<PendingWithdrawal>();

    /// <summary>The logs of the tallies.</summary>
    public DbSet<PublishedLeaf> Leaves => Set<PublishedLeaf>();

    /// <summary>What was signed of the logs.</summary>
    public DbSet<PostedCheckpoint> Checkpoints => Set<PostedCheckpoint>();

    /// <summary>What was told of how many signatures came from which community.</summary>
    public DbSet<ToldShare> ToldShares => Set<ToldShare>();

    /// <summary>Petitions and pledges as posted in channels.</summary>
    public DbSet<Card> Cards => Set<Card>();

    /// <summary>Digests.</summary>
    public DbSet<Digest> Digests => Set<Digest>();

    /// <summary>Windows for which a digest was written.</summary>
    public DbSet<DigestIssue> DigestIssues => Set<DigestIssue>();

    /// <summary>What digests have told.</summary>
    public DbSet<DigestItem> DigestItems => Set<DigestItem>();

    /// <summary>Keys of petitions, pledges and campaigns, wrapped.</summary>
    public DbSet<WrappedKey> WrappedKeys => Set<WrappedKey>();

    /// <summary>Channels that the bot posts to.</summary>
    public DbSet<Destination> Destinations => Set<Destination>();

    /// <summary>Messages on their way.</summary>
    public DbSet<OutboxEntry> Outbox => Set<OutboxEntry>();

    /// <summary>Deliveries that had an effect.</summary>
    public DbSet<InboxEntry> Inbox => Set<InboxEntry>();

    /// <summary>What members typed and have not finished.</summary>
    public DbSet<Draft> Drafts => Set<Draft>();

    /// <summary>Links by which people who lost access may erase what is kept about them.</summary>
    public DbSet<PersonalLink> PersonalLinks => Set<PersonalLink>();

    /// <summary>What one replica at a time does.</summary>
    public DbSet<Lease> Leases => Set<Lease>();

    /// <summary>Small facts of the deployment.</summary>
    public DbSet<Setting> Settings => Set<Setting>();

    // What the filters ask. They are members of the context so that each unit of work is asked itself.
    private bool SeesAll => ConfinedTo is null;

    private Id<Community> Own => ConfinedTo.GetValueOrDefault();

    /// <summary>Confines this unit of work to a community, for good.</summary>
    /// <exception cref="InvalidOperationException">It serves another one already.</exception>
    public void ConfineTo(Id<Community> community) =>
        ConfinedTo = ConfinedTo is null || ConfinedTo == community ? community : throw new InvalidOperationException("A unit of work serves one community.");

    /// <summary>What time it is for everybody who shares this database. By it is decided whose turn it is to send a message, so it is nobody's own where there are several.</summary>
    /// <remarks>An engine that several processes share answers with its server's time, unless the clock is not the system's: a town's or a test's clock is everybody's.</remarks>
    /// <param name="clock">This process's clock.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public virtual Task<DateTimeOffset> NowAsync(TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return Task.FromResult(clock.GetUtcNow());
    }

    /// <summary>Whether an error means that somebody else was faster, so that the same work may be tried again from the start.</summary>
    public bool WasOvertaken(Exception exception) => exception is DbUpdateConcurrencyException || (exception is DbUpdateException update && IsLostRace(update));

    /// <summary>Whether the engine refused because somebody else was first: a second row of a kind, or two who waited for each other.</summary>
    protected abstract bool IsLostRace(DbUpdateException exception);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        ValueMapping.Apply(configurationBuilder);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(OrganizerDb).Assembly);
        Confine(modelBuilder);
    }

    /// <summary>The second wall. Rows that belong to one community are its own; what belongs to a campaign is seen by all that take part.</summary>
    private void Confine(ModelBuilder model)
    {
        model.Entity<Community>().HasQueryFilter(community => SeesAll || community.Id == Own);
        model.Entity<Installation>().HasQueryFilter(installation => SeesAll || installation.CommunityId == Own);
        model.Entity<Moderator>().HasQueryFilter(moderator => SeesAll || moderator.CommunityId == Own);
        model.Entity<ModeratorGroup>().HasQueryFilter(group => SeesAll || group.CommunityId == Own);
        model.Entity<AuditEntry>().HasQueryFilter(entry => SeesAll || entry.CommunityId == Own);
        model.Entity<Destination>().HasQueryFilter(destination => SeesAll || destination.CommunityId == Own);
        model.Entity<OutboxEntry>().HasQueryFilter(entry => SeesAll || entry.CommunityId == Own);
        model.Entity<Card>().HasQueryFilter(card => SeesAll || card.CommunityId == Own);
        model.Entity<ReviewCard>().HasQueryFilter(card => SeesAll || card.CommunityId == Own);
        model.Entity<Block>().HasQueryFilter(block => SeesAll || block.CommunityId == Own);
        model.Entity<Digest>().HasQueryFilter(digest => SeesAll || digest.CommunityId == Own);
        model.Entity<DigestIssue>().HasQueryFilter(issue => SeesAll || Digests.Any(digest => digest.Id == issue.DigestId && digest.CommunityId == Own));
        model.Entity<DigestItem>().HasQueryFilter(item => SeesAll || Digests.Any(digest => digest.Id == item.DigestId && digest.CommunityId == Own));
        model.Entity<Participation>().HasQueryFilter(part => (SeesAll || part.CommunityId == Own) && !part.HasLeft);
        model.Entity<JoinRequest>().HasQueryFilter(request => SeesAll || request.CommunityId == Own || request.OwnerId == Own);
        model.Entity<Campaign>().HasQueryFilter(campaign =>
            SeesAll || campaign.OwnerId == Own || Participations.Any(part => part.CampaignId == campaign.Id && part.CommunityId == Own));
        model.Entity<Stakes>().HasQueryFilter(stakes => SeesAll || stakes.OwnerId == Own || Participations.Any(part => part.CampaignId == stakes.CampaignId && part.CommunityId == Own));
        model.Entity<PastFigure>().HasQueryFilter(past => SeesAll || past.OwnerId == Own || Participations.Any(part => part.CampaignId == past.CampaignId && part.CommunityId == Own));
        model.Entity<Petition>().HasQueryFilter(petition => SeesAll || petition.OwnerId == Own
            || (petition.State != PetitionState.Draft && Participations.Any(part => part.CampaignId == petition.CampaignId && part.CommunityId == Own)));
        model.Entity<ToldShare>().HasQueryFilter(share => SeesAll || share.CommunityId == Own || share.OwnerId == Own);
        model.Entity<Proposal>().HasQueryFilter(proposal => SeesAll || proposal.CommunityId == Own);
        model.Entity<Pledge>().HasQueryFilter(pledge => SeesAll || pledge.OwnerId == Own
            || (pledge.State != PledgeState.Draft && Participations.Any(part => part.CampaignId == pledge.CampaignId && part.CommunityId == Own)));
        model.Entity<Refusal>().HasQueryFilter(refusal => SeesAll || refusal.CommunityId == Own
            || ((refusal.State == RefusalState.Published || refusal.State == RefusalState.Retracted) && Participations.Any(part => part.CampaignId == refusal.CampaignId && part.CommunityId == Own)));

        // A sheet is seen with its petition or pledge, to which their own filters apply here too.
        model.Entity<Sheet>().HasQueryFilter(sheet => SeesAll || sheet.OwnerId == Own
            || Petitions.Any(petition => petition.SheetId == sheet.Id) || Pledges.Any(pledge => pledge.SheetId == sheet.Id));
    }
}
