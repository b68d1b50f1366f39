using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Digests;
using OrganizerBot.Home;
using OrganizerBot.Impact;
using OrganizerBot.Keys;
using OrganizerBot.Members;
using OrganizerBot.Messages;
using OrganizerBot.Petitions;
using OrganizerBot.Pledges;
using OrganizerBot.PublicPages;
using OrganizerBot.Pulse;
using OrganizerBot.Refusals;
using OrganizerBot.Replicas;
using OrganizerBot.Setup;
using OrganizerBot.Signing;
using OrganizerBot.Tally;

namespace OrganizerBot;

/// <summary>Registers what the bot does.</summary>
public static class OrganizingSetup
{
    /// <summary>Commands, their handlers, and what they share.</summary>
    public static IServiceCollection AddOrganizing(this IServiceCollection services)
    {
        var catalog = new CommandCatalog();
        catalog.Register(services);
        services.AddSingleton(catalog);
        services.AddSingleton<BotMetrics>();
        services.AddSingleton<CommandDispatcher>();
        services.AddSingleton<Turns>();
        services.AddSingleton<ILeases, SoleLeases>();
        services.AddSingleton<OutboxBell>();
        services.AddSingleton<OutboxPump>();
        services.AddScoped<OutboxDelivery>();
        services.AddScoped<OutboxAttempt>();
        services.AddScoped<OutboxSettlement>();
        services.AddScoped<Recalls>();
        services.AddSingleton<Recovery>();
        services.AddScoped<Silence>();
        services.AddScoped<Suspensions>();
        services.AddScoped<Removal>();
        services.AddSingleton<CommandBinder>();
        services.AddSingleton<BackgroundWork>();
        services.AddScoped<CommandRun>();
        services.AddScoped<Aftermath>();
        services.AddScoped<FormBuilder>();
        services.AddScoped<Drafts>();
        services.AddScoped<Forgetting>();
        services.AddScoped<CommunityRegister>();
        services.AddScoped<CampaignRegister>();
        services.AddScoped<UnseenCampaigns>();
        services.AddScoped<Posting>();
        services.AddScoped<JoinNews>();
        services.AddSingleton<JoinKeeper>();
        services.AddKeys();
        services.AddSigning();
        services.AddDigests();
        services.AddRefusals();
        services.AddImpact();
        services.AddMembers();
        services.AddPledges();
        services.AddCommunities();
        services.AddSetup();
        services.AddHome();
        return services;
    }

    private static void AddKeys(this IServiceCollection services)
    {
        services.AddSingleton<OpenedRoots>();
        services.AddScoped<KeyRing>();
        services.AddScoped<KeyRotation>();
        services.AddScoped<KeyShredding>();
        services.AddSingleton<KeyKeeper>();
    }

    private static void AddMembers(this IServiceCollection services)
    {
        services.AddScoped<Erasure>();
        services.AddScoped<Holdings>();
        services.AddScoped<PersonalLinks>();
        services.AddSingleton<SaidNotices>();
        services.AddSingleton<MemberPace>();
        services.AddSingleton<PersonalPage>();
        services.AddScoped<IErasable, KeptSignatures>();
        services.AddScoped<IErasable, KeptAnswers>();
        services.AddScoped<IErasable, KeptRefusals>();
        services.AddScoped<IErasable, KeptDrafts>();
        services.AddScoped<IErasable, KeptNotices>();
        services.AddScoped<IErasable, KeptProposals>();
        services.AddScoped<IErasable, KeptBlocks>();
        services.AddScoped<IShowable, KeptRefusals>();
        services.AddScoped<IShowable, KeptDrafts>();
        services.AddScoped<IShowable, KeptProposals>();
        services.AddScoped<IShowable, KeptBlocks>();
    }

    private static void AddRefusals(this IServiceCollection services)
    {
        services.AddScoped<RefusalDesk>();
        services.AddScoped<SettledHour>();
        services.AddSingleton<ReviewBell>();
        services.AddSingleton<ReviewKeeper>();
        services.AddScoped<ReviewCards>();
        services.AddScoped<IRecall, ReviewCards>();
        services.AddScoped<ReviewHour>();
        services.AddScoped<ReviewDecisions>();
        services.AddScoped<ReviewCardEdits>();
        services.AddScoped<CompanyReader>();
        services.AddScoped<IPublishedPart, PublishedRefusals>();
        services.AddScoped<IOverdueKeys, EndedCampaigns>();
        services.AddScoped<IWeeklyPart, WeeklyRefusals>();
    }

    private static void AddImpact(this IServiceCollection services)
    {
        services.AddScoped<ImpactReader>();
        services.AddScoped<AssumptionDesk>();
        services.AddScoped<IWeeklyPart, ImpactWeek>();
        services.AddScoped<IDigestSection, ImpactDigest>();
        services.AddScoped<PublicPageReader>();
        services.AddSingleton<PublicPageBook>();
        services.AddScoped<ICampaignFigures, RefusalFigures>();
        services.AddScoped<ICampaignFigures, PetitionFigures>();
        services.AddScoped<ICampaignFigures, PledgeFigures>();
    }

    private static void AddSigning(this IServiceCollection services)
    {
        services.AddSingleton<SheetBell>();
        services.AddSingleton<Snapshot>();
        services.AddSingleton<IInterceptor, SnapshotFollower>();
        services.AddSingleton<SettledLedger>();
        services.AddSingleton<Pen>();
        services.AddSingleton<IShortWay, ShortWay>();
        services.AddScoped<ISignables, PetitionsToSign>();
        services.AddScoped<ISignables, PledgesToSign>();
        services.AddScoped<SigningDesk>();
        services.AddScoped<OwnSignatures>();
        services.AddScoped<IOverdueKeys, ClosedSheets>();
        services.AddScoped<SigningDialogue>();
        services.AddScoped<Electorate>();
        services.AddScoped<CardPosting>();
        services.AddScoped<CardEdits>();
        services.AddScoped<Publication>();
        services.AddScoped<SplitBook>();
        services.AddScoped<SplitDialogue>();
        services.AddScoped<TallyWriter>();
        services.AddScoped<TallyBooks>();
        services.AddScoped<Recount>();
        services.AddScoped<TallyDialogue>();
        services.AddScoped<HeldSignatures>();
        services.AddScoped<NamedSigners>();
        services.AddScoped<IStatusPart, HeldStatus>();
        services.AddScoped<SheetAudience>();
        services.AddScoped<Announcements>();
        services.AddSingleton<SheetKeeper>();
        services.AddScoped<PetitionFace>();
        services.AddScoped<PetitionsAlike>();
        services.AddScoped<LetterDesk>();
        services.AddScoped<ICardFace>(provider => provider.GetRequiredService<PetitionFace>());
        services.AddScoped<ICampaignPart, PetitionsOfCampaign>();
        services.AddScoped<INamedActs, NamedSignatures>();
        services.AddScoped<ISheetShelf, PetitionShelf>();
        services.AddScoped<IPublishedPart, PublishedCampaigns>();
        services.AddScoped<IPublishedPart, PublishedPetitions>();
    }

    private static void AddPledges(this IServiceCollection services)
    {
        services.AddScoped<PledgeFace>();
        services.AddSingleton<OpenQuestions>();
        services.AddSingleton<SaidQuestions>();
        services.AddScoped<AnswerDesk>();
        services.AddScoped<IAfterword, FollowThroughQuestion>();
        services.AddScoped<IWeeklyPart, FollowThroughHour>();
        services.AddScoped<ICardFace>(provider => provider.GetRequiredService<PledgeFace>());
        services.AddScoped<ICampaignPart, PledgesOfCampaign>();
        services.AddScoped<INamedActs, NamedPledges>();
        services.AddScoped<ISheetShelf, PledgeShelf>();
        services.AddScoped<IPublishedPart, PublishedPledges>();
    }

    private static void AddCommunities(this IServiceCollection services)
    {
        services.AddSingleton<ClaimCodes>();
        services.AddSingleton<ClaimAttempts>();
        services.AddSingleton<AuditTurn>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<Blocks>();
        services.AddScoped<ModeratorGroups>();
        services.AddScoped<ModeratorForms>();
        services.AddScoped<Installations>();
        services.AddScoped<DepartedData>();
        services.AddScoped<IOverdueKeys, Departures>();
        services.AddScoped<WaitingRoom>();
        services.AddScoped<IWaitingPart, WaitingRefusals>();
        services.AddScoped<IWaitingPart, WaitingProposals>();
        services.AddScoped<IStatusPart, WaitingStatus>();
        services.AddScoped<IStatusPart, PostingStatus>();
        services.AddScoped<IStatusPart, JoinStatus>();
    }

    private static void AddHome(this IServiceCollection services)
    {
        services.AddSingleton<HomePage>();
        services.AddScoped<IHomePart, ActsAtHome>();
        services.AddScoped<IHomePart, PetitionsAtHome>();
        services.AddScoped<IHomePart, PledgesAtHome>();
        services.AddScoped<IHomePart, ModeratorsAtHome>();
        services.AddScoped<IHomePart, WaitingAtHome>();
        services.AddScoped<IHomePart, JoinsAtHome>();
    }

    private static void AddSetup(this IServiceCollection services)
    {
        services.AddScoped<SetupDesk>();
        services.AddScoped<SetupForms>();
        services.AddScoped<TestPosting>();
    }

    private static void AddDigests(this IServiceCollection services)
    {
        services.AddSingleton<DigestBell>();
        services.AddSingleton<DigestRunner>();
        services.AddScoped<DigestComposer>();
        services.AddScoped<IRecall, DigestRecall>();
        services.AddScoped<IDigestSection, RefusalDigest>();
        services.AddScoped<IDigestSection, PetitionDigest>();
        services.AddScoped<IDigestSection, PledgeDigest>();
    }
}
