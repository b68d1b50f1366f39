using System.Collections.Concurrent;
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
using OrganizerBot.Setup;
using OrganizerBot.Signing;
using OrganizerBot.Tally;

namespace OrganizerBot.Contracts;

/// <summary>Invented arguments for whatever the bot's messages are made from, by type, in one language.</summary>
internal sealed class Samples
{
    private static readonly CommandCatalog Catalog = new();
    private static readonly int[] PageSizes = [0, 1, 10];

    private readonly Words _words;
    private readonly Dictionary<Type, object?[]> _byType = [];

    private static readonly ConcurrentDictionary<Language, Lazy<Samples>> ByLanguage = new();

    private Samples(Language language)
    {
        _words = Words.In(language);
        AddPlain();
        AddCommands();
        AddThings();
        AddLists();
        AddDigests();
    }

    /// <summary>The samples in a language. They are made once: it takes longer than to show what is said with them.</summary>
    public static Samples In(Language language) => ByLanguage.GetOrAdd(language, _ => new Lazy<Samples>(() => new Samples(language))).Value;

    /// <summary>What to try for a parameter; null when nobody has said it yet.</summary>
    public object?[]? For(Type type, string name) =>
        type == typeof(string) ? Named(name)
        : type.IsEnum ? [.. Enum.GetValues(type).Cast<object>()]
        : _byType.GetValueOrDefault(type);

    /// <summary>A piece of text is known by its parameter's name.</summary>
    private static object?[]? Named(string name) => name switch
    {
        "typed" => ["", "petition sing", HostileText.Of(6000), HostileText.Growing(3000)],
        "names" => ["colour", HostileText.Of(3000)],
        "usage" => [.. Catalog.Commands.Select(command => command.Usage)],
        "reference" => ["K7QF2M"],
        "marker" => ["D-7KQ2M"],
        "joinCode" => [Passcode.New().ToString()],
        "key" => [SampleThings.TallyKey],
        "verb" => ["signing", "pledging"],
        _ => null,
    };

    private void AddPlain()
    {
        Add(_words);
        Add(0, 1, 12, 1_000_000);
        Add(false, true);
        Add<int?>(null, 7);
        Add(new Operator(), new Operator(new UserText(HostileText.Of(60)), new UserText(HostileText.Growing(120))));
        Add(SampleThings.Now);
        Add(DateOnly.FromDateTime(SampleThings.Now.UtcDateTime));
        Add(Code.New());
        Add(new UserText(HostileText.Of(100)), new UserText(HostileText.Growing(100)));
        Add(SampleThings.Channels);
        Add(new PageNumbers(1, 1), new PageNumbers(2, 3), new PageNumbers(3, 3));
        Add(new ReleasedCount(0, 0, false), new ReleasedCount(1, 0, false), new ReleasedCount(7, 40, true), new ReleasedCount(0, 0, true), new ReleasedCount(2000, 100_000, true, new TallyMark(102_000, new byte[32])));
        Add(Receipt.New());
        Add<IReadOnlyList<UserText>>([], [new("Ana")], [.. Enumerable.Repeat(new UserText(HostileText.Of(100)), 30)]);
        Add(new TallyCount(0, 0), new TallyCount(1_000_000, 999_999));
        Add(new TallyMark(1, new byte[32]), new TallyMark(1_000_000, new byte[32]));
        Add(SampleThings.Checkpoints);
        Add(SampleThings.Shelf);
        Add(new Uri("https://organizerbot.example/bot/me/0123456789ABCDEFGHJKMNPQRS"), new Uri($"https://bot.example.org/{new string('x', 200)}/leaves"));
        Add(Prose.Of(new UserText(HostileText.Of(300))));
    }

    private void AddCommands()
    {
        Add([.. Catalog.Commands]);
        Add([.. Enum.GetValues<Platform>().Select(CallerOn)]);
        Add([new Button("Withdraw", CommandLine.Of("petition withdraw", ("petition", "K7QF2")))]);
        Add([
            CommandLine.Of("petition withdraw", ("petition", "K7QF2")),
            CommandLine.Of("organizer settings", ("language", "english"), ("zone", "America/Argentina/ComodRivadavia"), ("owner", "members"), ("sure", "yes")),
            .. Catalog.Commands.SelectMany(command => new[] { new CommandLine(command.Path), Filled(command, 40), Filled(command, 3000) }),
        ]);
        var problems = Catalog.Commands.Select(command => command.Options.Select(option => Problem(option)).ToArray()).Where(all => all.Length > 0).ToArray();
        Add<IReadOnlyList<OptionProblem>>([.. problems]);
        Add([.. problems.SelectMany(all => all)]);
        Add<IReadOnlyList<CommandDescriptor>>([.. Catalog.Commands], [Catalog.Commands[0]], [.. Catalog.Commands.Where(command => command.Noun == "petition")]);
    }

    private void AddThings()
    {
        Add(SampleThings.Campaigns);
        Add(SampleThings.Stakes);
        Add(SampleThings.Impacts);
        Add(SampleThings.Communities);
        Add(SampleThings.Asked);
        Add([.. SampleThings.Asked.Select(look => look.Request)]);
        Add(SampleThings.Campaigns[0].OwnerId, Id<Community>.Random());
        Add([.. from community in SampleThings.Communities from channel in new ChannelRef?[] { null, SampleThings.Channels[(int)community.Platform] } select new SetupState(community, channel)]);
        Add([.. Enumerable.Range(0, 16).Select(missing => new PostingTrouble(PostingOutcome.Forbidden, (PostingRights)missing)), .. Enum.GetValues<PostingOutcome>().Select(outcome => new PostingTrouble(outcome))]);
        Add(SampleThings.Sheets);
        Add(SampleThings.Petitions);
        Add([.. SampleThings.Petitions.Select(petition => petition.Answer).OfType<PetitionAnswer>()]);
        Add<IReadOnlyList<MessageFile>>([], [new MessageFile("letter.md", "text/markdown", new byte[] { 1 }, "A letter")]);
        Add(SampleThings.Pledges);
        Add(new FollowThrough(10, 10), new FollowThrough(70, 20), new FollowThrough(90, 1_000_000));
        Add(Message.Of(Prose.Of("Nothing here carries your name.")), Message.Of(Prose.Of(new UserText(HostileText.Of(3000)))) with { Buttons = [new Button("Read", CommandLine.Of("petition show", ("petition", "K7QF2"))), new Button("All", CommandLine.Of("petition list"))] });
        Add(SampleThings.Digests);
        Add(SampleThings.Destinations);
        Add(SampleThings.Refusals[0], SampleThings.Refusals[^1]);
        Add(SampleThings.Proposals);
        Add(SampleThings.Proposed);
        Add(SampleThings.Testimonies);
        Add([.. SampleThings.Refusals.Select((refusal, at) => new WaitingRefusal(refusal, new UserText(HostileText.Of(100)), SampleThings.Testimonies[at % SampleThings.Testimonies.Length])).Take(6)]);
        Add<ReviewDecision?>([null, new(ReviewVerdict.Approved, null), .. new[] { ReviewVerdict.Approved, ReviewVerdict.Rejected, ReviewVerdict.Blocked }.Select(verdict => new ReviewDecision(verdict, new MemberRef(Platform.Slack, "U061F7AUR")))]);
        Add<IEnumerable<Fact>>([], [new Fact("Since", Prose.Of("1 March 2027"))]);
        Add([.. SampleThings.Groups]);
        Add([.. from standing in Enum.GetValues<GroupStanding>() from span in SampleThings.Groups select new AppointedGroup(span, standing)]);
        Add<IReadOnlyList<AppointedGroup>>([], [.. SampleThings.Groups.Select(group => new AppointedGroup(group, GroupStanding.Fit))], [.. Enumerable.Range(0, ModeratorGroup.Most).Select(at => new AppointedGroup(SampleThings.Groups[at % 3], (GroupStanding)(at % 8)))]);
        Add(SampleThings.Waiting);
        var callers = For(typeof(Caller), "")!.Cast<Caller>().ToArray();
        Block[] blocks = [.. callers.SelectMany(SampleThings.BlocksOf)];
        Add(blocks);
        Add<IReadOnlyList<Block>>([[], .. callers.Select(caller => (IReadOnlyList<Block>)[.. Enumerable.Range(0, 4).SelectMany(_ => SampleThings.BlocksOf(caller)).Take(10)])]);
        Add([
            .. from caller in callers from petition in SampleThings.Petitions select PetitionMessages.Signable(_words, petition, caller),
            .. from caller in callers from pledge in SampleThings.Pledges select PledgeMessages.Signable(_words, pledge, caller),
        ]);
    }

    private void AddLists()
    {
        var counts = new ReleasedCount(7, 40, false);
        Add<IReadOnlyList<Prose>>([], [Prose.Of(new UserText(HostileText.Of(300)))], [.. Enumerable.Repeat(Prose.Of(new UserText(HostileText.Growing(300))), 40)]);
        Add<IReadOnlyList<string>>([], ["U061F7AUR", "123456789012345678"], [.. Enumerable.Range(1, 200).Select(number => $"U{number:D9}")]);
        Add<IReadOnlyList<DateTimeOffset>>([], [SampleThings.Now, SampleThings.Now.AddDays(7)]);
        AddLists(SampleThings.AuditLines);
        AddLists(SampleThings.Campaigns);
        Add<IReadOnlyList<Guest>>([], SampleThings.Guests[..1], [.. Enumerable.Range(0, 15).SelectMany(_ => SampleThings.Guests)]);
        AddLists(SampleThings.Asked);
        AddLists([.. SampleThings.Guests.Select((guest, at) => (guest, at * 20))]);
        Add<IReadOnlyList<Proposal>>(SampleThings.Proposals);
        Add<IReadOnlyList<(Proposal, ProposedWords)>>([], [(SampleThings.Proposals[0], SampleThings.Proposed[0])]);
        Add<IReadOnlyList<Field>>([.. Catalog.Commands.Where(command => command.Options.Count > Form.SmallestPage).Select(command => (IReadOnlyList<Field>)[.. command.Options.TakeLast(Form.SmallestPage)
            .Select((option, at) => new Field(option.Name, option.Label(_words), FieldKind.Text, false) { Value = at % 2 == 0 ? HostileText.Of(1000) : null })])]);
        AddLists([.. SampleThings.Petitions.Select(petition => (petition, counts))]);
        AddLists([.. SampleThings.Pledges.Select(pledge => (pledge, counts))]);
        AddLists([.. from digest in SampleThings.Digests from destination in SampleThings.Destinations select (digest, destination)]);
        AddLists([.. SampleThings.Refusals.Select((refusal, at) =>
            new WaitingRefusal(refusal, new UserText(HostileText.Of(100)), at == 0 ? null : SampleThings.Testimonies[at % SampleThings.Testimonies.Length]))]);
        Add<IReadOnlyList<Refusal>>([SampleThings.Refusals[0]], SampleThings.Refusals);
        var named = SampleThings.Testimonies.Where(testimony => testimony.Name is not null).Select(testimony => (SampleThings.Refusals[5], testimony)).ToArray();
        AddLists([
            .. new[] { SampleThings.Refusals, SampleThings.Refusals[..11], [] }.Select(refusals =>
                new CompanyRefusals(new UserText(HostileText.Of(100)), RefusalCounts.Of(refusals), refusals.Length == 0 ? [] : named, refusals.Length * 7, SampleThings.Testimonies)),
        ]);
    }

    private void AddDigests()
    {
        Node[] nodes =
        [
            .. SampleThings.Petitions.Select(petition => new Bullets([PetitionMessages.InOneLine(_words, petition, new ReleasedCount(3, 0, false), SampleThings.Now)])),
            .. SampleThings.Testimonies.Where(testimony => testimony.Name is not null).SelectMany(testimony => RefusalMessages.NamedInDigest(_words, SampleThings.Refusals[0], testimony)),
        ];
        Add<IEnumerable<Node>>((Node[])[], nodes);
        var standing = DigestSection.Empty with { Nodes = [.. SampleThings.Impacts.SelectMany(reading => ImpactCharts.Of(_words, reading)).Take(8)], IsStanding = true, Buttons = [ImpactMessages.AssumptionsOf(_words, SampleThings.Campaigns[0])] };
        IReadOnlyList<DigestSection> sections = [new DigestSection(nodes, ["new"], []), standing];
        Add<IReadOnlyList<Node>>([], nodes, [.. Enumerable.Repeat(nodes, 12).SelectMany(all => all)]);
        Add<IReadOnlyList<DigestSection>>([], sections, [.. Enumerable.Repeat(sections[0], 12), standing]);
        Add(
            new DigestDraft(DigestMessages.Issue(_words, [], SampleThings.Now), [], []),
            new DigestDraft(DigestMessages.Issue(_words, sections, SampleThings.Now), ["new"], [.. Enumerable.Repeat(_words.Say("digest.empty"), 30)]));
    }

    private static Caller CallerOn(Platform platform)
    {
        var community = SampleThings.Communities.First(community => community.Platform == platform);
        var visitor = new Visitor
        {
            Community = community.Ref,
            MemberId = "U061F7AUR",
            Name = new UserText(HostileText.Of(80)),
            Channel = SampleThings.Channels[(int)platform],
            Language = Language.English,
            DeliveryId = "1",
        };
        return new Caller(visitor, community, new CommunityKeys(community.Id.Value, new byte[32]), IsModerator: true, new Lazy<byte[]>([]));
    }

    private static CommandLine Filled(CommandDescriptor command, int length) =>
        new(command.Path, command.Options.Select(option => KeyValuePair.Create(option.Name, HostileText.Of(length))));

    private static OptionProblem Problem(OptionDescriptor option) => new(option, option.IsWords ? "problem.long" : "problem.missing", HostileText.Of(3000));

    private void Add<T>(params T[] samples) => _byType.Add(typeof(T), [.. samples.Cast<object?>()]);

    /// <summary>None, one, and as many as stand on a page.</summary>
    private void AddLists<T>(T[] all) =>
        Add<IReadOnlyList<T>>([.. PageSizes.Select(size => (IReadOnlyList<T>)[.. Enumerable.Range(0, size).Select(at => all[at % all.Length])])]);
}
