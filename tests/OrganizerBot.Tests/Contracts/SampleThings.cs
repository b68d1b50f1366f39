using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Digests;
using OrganizerBot.Impact;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Petitions;
using OrganizerBot.Pledges;
using OrganizerBot.Refusals;
using OrganizerBot.Signing;
using OrganizerBot.Tally;

namespace OrganizerBot.Contracts;

/// <summary>Invented petitions, pledges and so on, in each state there is, with texts at their limits.</summary>
internal static class SampleThings
{
    public static readonly DateTimeOffset Now = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2027, 3, 1);

    private static readonly int[] Numbers = [0, 1, 2, 1_000_000];
    private static readonly bool[] Both = [false, true];
    private static readonly DateTimeOffset Later = Now.AddDays(30);
    private static readonly Id<Campaign> CampaignId = new(Guid.CreateVersion7(Now));
    private static readonly Id<Community> Owner = new(Guid.CreateVersion7(Now));

    public static ChannelRef[] Channels => [new(Platform.Discord, "123456789012345678"), new(Platform.Slack, "C2147483705")];

    /// <summary>A role, and user groups with and without a name that somebody gave them.</summary>
    public static GroupSpan[] Groups => [new(new GroupRef(Platform.Discord, "123456789012345679")), new(new GroupRef(Platform.Slack, "S0614TZR7")), new(new GroupRef(Platform.Slack, "S0614TZR7"), HostileText.Of(75))];

    /// <summary>What may wait for moderators: one kind, the other, or both.</summary>
    public static Waiting[] Waiting => [.. from refusals in Numbers from proposals in Numbers where refusals + proposals > 0 select new Waiting(
        [.. new (IWaitingPart, int)[] { (new WaitingRefusals(null!), refusals), (new WaitingProposals(null!), proposals) }.Where(kind => kind.Item2 > 0)])];

    public static Campaign[] Campaigns => [Campaign(100), Campaign(1), OrganizerBot.Campaigns.Campaign.Start(CampaignId, new(Guid.CreateVersion7(Now)), HostileText.Growing(100)), .. Both.Select(won =>
    {
        var campaign = Campaign(100);
        campaign.Close(won, Now);
        return campaign;
    })];

    public static Guest[] Guests => [.. Enum.GetValues<Platform>().Select(platform => new Guest(Id<Community>.Random(), Code.New(), platform))];

    /// <summary>Requests to join a campaign: as many as stand on a page, some of them declined.</summary>
    public static JoinRequestLook[] Asked => [.. Enumerable.Range(0, 12).Select(at =>
    {
        var request = JoinRequest.Ask(Campaigns[0], Id<Community>.Random(), "123456789012345678");
        if (at % 6 == 2)
        {
            request.Decline();
        }

        return new JoinRequestLook(request, new UserText(HostileText.Of(100)), at == 0 ? Platform.Discord : Platform.Slack);
    })];

    public static Community[] Communities =>
    [
        .. from platform in Enum.GetValues<Platform>() from language in Language.All select CommunityOn(platform, language),
        .. Enum.GetValues<Ownership>().Select(owner =>
        {
            var community = CommunityOn(Platform.Slack, Language.English);
            community.BelongTo(owner);
            return community;
        }),
        Enterprise(),
        LooksAtAll(),
    ];

    /// <summary>One of each way of counting, and one that was never opened.</summary>
    /// <summary>The key of a sample's tally, as it is shown.</summary>
    public static string TallyKey
    {
        get
        {
            using var key = NoteKey.FromSeed(Checkpoint.OriginOf(CampaignId.Value), new byte[32]);
            return key.Verifier.ToString();
        }
    }

    public static PostedCheckpoint[] Checkpoints
    {
        get
        {
            using var key = NoteKey.FromSeed(Checkpoint.OriginOf(CampaignId.Value), new byte[32]);
            return [PostedCheckpoint.Post(Sheet(60).Id, 1_000_000, new byte[32], Checkpoint.Sign(key, 1_000_000, new byte[32]).ToString())];
        }
    }

    public static ShelvedSheet[] Shelf =>
        [.. Sheets.Select(sheet => new ShelvedSheet("signing", sheet, Prose.Of(new UserText(HostileText.Of(150))), CommandLine.Of("petition admit", ("petition", "K7QF2")), CommandLine.Of("petition tally", ("petition", "K7QF2"))))];

    public static Sheet[] Sheets => [Sheet(0), Sheet(5), Sheet(10), Sheet(20), Sheet(400), Sheet(1_000_000)];

    public static Petition[] Petitions => [.. Enum.GetValues<PetitionState>().Select(state => PetitionIn(state, 3000)), PetitionIn(PetitionState.Open, 1), Expired()];

    public static Pledge[] Pledges => [.. from state in Enum.GetValues<PledgeState>() from reached in Both from said in Both select PledgeIn(state, reached, said)];

    public static Digest[] Digests => [DigestIn(paused: false), DigestIn(paused: true)];

    public static Destination[] Destinations => [.. Channels.Select(channel => DestinationOf(channel, null)), .. Enum.GetValues<SuspensionReason>().Select(reason => DestinationOf(Channels[0], reason))];

    public static ProposedWords[] Proposed { get; } = [new(HostileText.Of(100), HostileText.Growing(200), HostileText.Of(150), HostileText.Of(3000), "en"), new("B", "the board", "T", HostileText.Growing(3000), "fr")];

    public static Proposal[] Proposals { get; } = [.. Enumerable.Range(0, ProposePetition.MostWaiting).Select(_ => Proposal.Of(Id<Community>.Random(), new CommunityKeys(Guid.Empty, new byte[32]), "U061F7AUR", Proposed[0]))];

    /// <summary>Blocks of the caller's community: of a member, of an unknown author, and of a member who had themselves forgotten.</summary>
    public static Block[] BlocksOf(Caller caller)
    {
        var day = DateOnly.FromDateTime(Now.UtcDateTime);
        var forgotten = Block.Of(caller.Community, caller.Keys, "U061F7AUR", "no", day);
        forgotten.Forget();
        return [Block.Of(caller.Community, caller.Keys, "U061F7AUR", HostileText.Of(500), day), Block.OfAuthor(caller.Community, caller.Keys, [1], HostileText.Growing(500), day), forgotten];
    }

    public static Refusal[] Refusals =>
    [
        .. from stage in Enum.GetValues<RefusalStage>() from number in Enumerable.Range(1, 12) select Refusal.Log(CampaignId, Owner, [(byte)stage, (byte)number], stage, new Month(2027, number)),
    ];

    public static Testimony[] Testimonies =>
    [
        new(null, null, null, null, "en"),
        new("We said no.", "engineer", "https://example.org/a_b?c=1&d=2", "Ana Ferreira", "en"),
        new(HostileText.Of(1000), HostileText.Of(100), "https://example.org/" + new string('a', 480), HostileText.Of(80), "fr"),
        new(HostileText.Growing(1000), null, null, null, "en"),
        new("We said no, and say so.", null, null, HostileText.Of(80), "en", IsPublic: true),
    ];

    public static AuditLine[] AuditLines => [Line("Open a petition for signatures", "K7QF2", false), Line("Choose language and time zone, and say who controls this place", AuditChange.Write([new("owner", "", "members"), new("language", "english", "french"), new("zone", "Etc/UTC", "America/Argentina/Buenos_Aires")]), true)];

    public static Stakes[] Stakes => [StakesOf(_ => { }), StakesOf(stakes => stakes.Say(600_000, HostileText.Of(200), 1_000_000_000_000, HostileText.Growing(200))), StakesOf(stakes =>
    {
        stakes.CountIn(Currency.Parse("EUR", null));
        stakes.Say(1, "x", null, null);
        stakes.Assume(new Assumptions { Offer = new(new Interval(0, 1), HostileText.Of(200)) });
    })];

    private static readonly int[] _counts = [0, 3, 1_000_000];

    public static ImpactReading[] Impacts =>
    [
        .. from stakes in Stakes
           from count in _counts
           select new ImpactReading(
               Campaigns[0],
               stakes,
               [
                   .. from stage in Enum.GetValues<HireStage>()
                      from month in _months
                      select new CampaignFigure(FigureKind.Refusal, count) { Stage = OptionDescriptor.ChoiceValue(stage.ToString()), Month = month },
                   new CampaignFigure(FigureKind.Recontact, count),
                   new CampaignFigure(FigureKind.FollowThrough, 70) { Of = 30 },
                   .. from kind in new[] { FigureKind.Signature, FigureKind.Pledge }
                      from title in _titles
                      select new CampaignFigure(kind, count) { Subject = new FigureSubject(Code.Parse(kind == FigureKind.Pledge ? "K7QF2" : "2QK7F", null), title) { Goal = count + 900, IsOpen = true } },
               ],
               new History(Weeks(count), DateOnly.FromDateTime(Now.UtcDateTime))),
    ];

    public static Chart[] Charts => [.. Impacts.SelectMany(reading => ImpactCharts.Of(Words.In(Language.German), reading))];

    private static readonly DateOnly?[] _months = [null, new(2027, 1, 1), new(2027, 2, 1)];

    private static readonly string[] _titles = ["No cameras", HostileText.Of(200)];

    private static IReadOnlyList<PastFigure> Weeks(int count) =>
    [
        .. from week in Enumerable.Range(0, 6).Reverse()
           from kind in Enum.GetValues<FigureKind>().Where(kind => kind != FigureKind.FollowThrough)
           let subject = kind == FigureKind.Pledge ? "K7QF2" : kind == FigureKind.Signature ? "2QK7F" : ""
           select PastFigure.Note(Campaigns[0], kind, subject, DateOnly.FromDateTime(Now.UtcDateTime).AddDays(-7 * week), Math.Max(0, count - (20 * week))),
    ];

    private static Stakes StakesOf(Action<Stakes> say)
    {
        var stakes = OrganizerBot.Impact.Stakes.Of(Campaigns[0]);
        say(stakes);
        return stakes;
    }

    private static AuditLine Line(string act, string? about, bool mine) => new(DateOnly.FromDateTime(Now.UtcDateTime), act, about, mine ? null : new MemberRef(Platform.Discord, "123456789012345678"), mine);

    private static Campaign Campaign(int length)
    {
        var campaign = OrganizerBot.Campaigns.Campaign.Start(CampaignId, Owner, HostileText.Of(length));
        if (length > 1)
        {
            campaign.Describe(null, HostileText.Of(500), HostileText.Growing(500));
        }

        return campaign;
    }

    private static Community CommunityOn(Platform platform, Language language)
    {
        var community = Community.Meet(Owner, new CommunityRef(platform, "T1"), language, Now);
        if (language == Language.French)
        {
            community.TellModeratorsIn(Channels[(int)platform]);
        }

        return community;
    }

    private static Community Enterprise()
    {
        var community = CommunityOn(Platform.Slack, Language.English);
        community.BelongToEnterprise();
        return community;
    }

    private static Community LooksAtAll()
    {
        var community = CommunityOn(Platform.Discord, Language.English);
        community.Look(ReviewPolicy.All);
        return community;
    }

    private static Sheet Sheet(int eligible, DateTimeOffset? deadline = null)
    {
        var sheet = Signing.Sheet.Blank(new(Guid.CreateVersion7(Now)), Owner, deadline ?? Later, 0);
        if (eligible > 0)
        {
            sheet.Open(eligible);
        }

        return sheet;
    }

    private static Petition PetitionIn(PetitionState state, int length)
    {
        var petition = DraftedPetition(length);
        Action[] ways = [() => petition.Open(400, Now), () => Close(petition), () => petition.Deliver(Today, Now), () => petition.Record(new PetitionAnswer(AnswerKind.NoAnswer, Today, HostileText.Of(length)))];
        Array.ForEach(ways[..(int)state], move => move());
        return petition;
    }

    private static void Close(Petition petition)
    {
        petition.Close();
        petition.Sheet.SayClose(Now);
    }

    private static Petition DraftedPetition(int length) => Petition.Draft(
        new(Guid.CreateVersion7(Now)), CampaignId, Sheet(0), HostileText.Of(Math.Min(100, length)), HostileText.Of(Math.Min(150, length)), HostileText.Growing(length));

    private static Petition Expired()
    {
        var petition = Petition.Draft(new(Guid.CreateVersion7(Now)), CampaignId, Sheet(0, Now.AddDays(-1)), HostileText.Unbroken(100), HostileText.Unbroken(150), HostileText.Unbroken(3000));
        petition.Open(20, Now.AddDays(-2));
        return petition;
    }

    private static Pledge PledgeIn(PledgeState state, bool reached, bool said)
    {
        var pledge = Pledge.Draft(new(Guid.CreateVersion7(Now)), CampaignId, Signing.Sheet.Blank(new(Guid.CreateVersion7(Now)), Owner, said ? Later : null, 40), HostileText.Of(300));
        Action[] ways = [() => pledge.Open(said ? 400 : 20, Now), () => pledge.Close()];
        Array.ForEach(ways[..(int)state], move => move());
        if (reached)
        {
            pledge.Sheet.SayGoal(Now);
        }

        if (said && state == PledgeState.Closed)
        {
            pledge.Sheet.SayClose(Now);
            pledge.Follow(reached ? 1000 : 0, 1000, 1000, SheetKeys.New(pledge.SheetId.Value));
        }

        return pledge;
    }

    private static Digest DigestIn(bool paused)
    {
        var digest = Digest.Add(new(Guid.CreateVersion7(Now)), DestinationOf(Channels[0], null), Schedule.Usual, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), Now);
        if (paused)
        {
            digest.Pause();
        }

        return digest;
    }

    private static Destination DestinationOf(ChannelRef channel, SuspensionReason? reason)
    {
        var destination = Destination.To(new(Guid.CreateVersion7(Now)), Owner, channel);
        if (reason is { } why)
        {
            destination.Suspend(why, Now);
        }

        return destination;
    }
}
