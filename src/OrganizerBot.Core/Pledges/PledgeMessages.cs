using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>Every word the bot says about pledges.</summary>
internal static class PledgeMessages
{
    /// <summary>Which words for signing are used.</summary>
    public const string Verb = "pledging";

    private const int TitleLength = 80;

    public static Message Unknown(Words words, Code code) => Message.Of(words.Say("pledge.unknown", ("code", code.ToString())));

    public static Message DeadlinePast(Words words) => Message.Of(words.Say("pledge.deadline.past"));

    public static Message Drafted(Words words, Pledge pledge) =>
        new([
            new Paragraph(words.Say("pledge.drafted", ("code", pledge.Code.ToString()))),
            new Quote(pledge.Statement),
            new Paragraph(words.Say("pledge.mass", ("goal", pledge.Sheet.Goal))),
        ])
        {
            Buttons = [new Button(words.Plain("pledge.button.open"), Line("pledge open", pledge), ButtonStyle.Primary), ReadButton(words, pledge)],
        };

    public static Message WrongState(Words words, Pledge pledge, DateTimeOffset now) =>
        Message.Of(words.Say($"pledge.state.{StateKey(pledge, now)}", ("title", Title(pledge))));

    public static Message EligibleUnknown(Words words, Pledge pledge) => Message.Of(words.Say("pledge.eligible.unknown", ("code", pledge.Code.ToString())));

    /// <summary>It is open; where the group is small its moderators learn that the critical mass is another, and why.</summary>
    /// <param name="words">The language.</param>
    /// <param name="pledge">The pledge.</param>
    /// <param name="wanted">The critical mass that was asked for.</param>
    /// <param name="leftOut">How many communities do not count.</param>
    public static Message Opened(Words words, Pledge pledge, int wanted, int leftOut) =>
        new([
            new Paragraph(words.Say("pledge.opened", ("title", Title(pledge)), ("goal", pledge.Sheet.Goal), ("eligible", pledge.Sheet.Eligible))),
            .. SigningMessages.GoalMoved(words, pledge.Sheet, wanted),
            .. OwnershipMessages.LeftOut(words, leftOut),
            new Paragraph(SigningMessages.CountingRule(words, Verb, pledge.Sheet)),
        ])
        {
            Buttons = [new Button(words.Plain("pledge.button.post"), Line("pledge post", pledge), ButtonStyle.Primary)],
        };

    public static Message AlreadyOpen(Words words, Pledge pledge) =>
        Message.Of(words.Say("pledge.already.open", ("title", Title(pledge)), ("goal", pledge.Sheet.Goal), ("eligible", pledge.Sheet.Eligible)));

    /// <summary>The one screen before it is closed. It says nothing of who made it.</summary>
    public static Message AskClose(Words words, Pledge pledge) =>
        Message.Of(pledge.Sheet.Deadline is { } deadline
            ? words.Say("pledge.close.ask", ("title", Title(pledge)), ("deadline", deadline))
            : words.Say("pledge.close.ask.without", ("title", Title(pledge)))) with
        {
            Buttons = [new Button(words.Plain("pledge.button.close"), Line("pledge close", pledge).With([KeyValuePair.Create("sure", "yes")]), ButtonStyle.Danger)],
        };

    public static Message Closed(Words words, Pledge pledge) =>
        Message.Of(words.Say(pledge.InEffect ? "pledge.closed.ineffect" : "pledge.closed", ("title", Title(pledge))));

    public static Message AlreadyClosed(Words words, Pledge pledge) => Message.Of(words.Say("pledge.already.closed", ("title", Title(pledge))));

    /// <summary>The pledge as whoever makes it sees it.</summary>
    public static Signable Signable(Words words, Pledge pledge, Caller caller) => new(
        Verb, pledge.Sheet, Title(pledge), Line("pledge make", pledge), Line("pledge release", pledge), Line("pledge receipt", pledge), words.Say("pledge.named", ("name", caller.Name)))
    {
        Notice = AnswerMessages.Notice(words, pledge),
    };

    public static Message Released(Words words, Pledge pledge, Community community)
    {
        var told = Message.Of((community.TakesSignatures, pledge.Sheet.Deadline) switch
        {
            (false, _) => words.Say("pledge.released.off"),
            (true, { } deadline) => words.Say("pledge.released.until", ("date", deadline)),
            _ => words.Say("pledge.released"),
        });
        return pledge.InEffect ? told with { Nodes = [.. told.Nodes, new Paragraph(words.Say("pledge.released.ineffect"))] } : told;
    }

    public static Message NotMade(Words words, Pledge pledge) => SigningMessages.NotSigned(words, Verb, Title(pledge));

    /// <summary>It cannot be taken back any more, and what still can be done.</summary>
    public static Message ReleasedTooLate(Words words, Pledge pledge, DateTimeOffset now) =>
        pledge.StateAt(now) == PledgeState.Draft ? WrongState(words, pledge, now) : Message.Of(words.Say("pledge.release.closed", ("title", Title(pledge))));

    /// <summary>The card: what members make the pledge from, where they may.</summary>
    public static Message Card(Words words, Pledge pledge, Community community, ReleasedCount count, DateTimeOffset now)
    {
        var open = pledge.StateAt(now) == PledgeState.Open;
        return new([
            .. Body(words, pledge, count, now),
            .. Counts.Notes(words, Verb, pledge.Sheet, count, open),
            new Footnote((open, community.TakesSignatures) switch
            {
                (true, true) => words.Say("pledge.card.note", ("code", pledge.Code.ToString())),
                (true, false) => OwnershipMessages.Off(words, community),
                _ => words.Say("pledge.card.closed"),
            }),
        ])
        {
            Buttons = open ? [.. MakeAndRelease(words, pledge, community), ReadButton(words, pledge)] : [ReadButton(words, pledge)],
        };
    }

    /// <summary>The pledge for one reader, with how it is counted and who could read the names under it.</summary>
    public static Message Whole(Words words, Pledge pledge, Community community, Operator host, ReleasedCount count, IReadOnlyList<UserText> names, DateTimeOffset now) => pledge.StateAt(now) switch
    {
        PledgeState.Draft => new([.. Body(words, pledge, count, now)])
        {
            Buttons = [new Button(words.Plain("pledge.button.open"), Line("pledge open", pledge), ButtonStyle.Primary)],
        },
        var state => new([
            .. Body(words, pledge, count, now),
            .. SigningMessages.Names(words, names, count.Named),
            .. Counts.Rule(words, Verb, pledge.Sheet, count, state == PledgeState.Open),
            .. AnswerMessages.Notice(words, pledge) is { } notice ? [new Footnote(notice)] : Array.Empty<Node>(),
            .. state == PledgeState.Open && !community.TakesSignatures ? new Node[] { new Footnote(OwnershipMessages.Off(words, community)) } : [],
            new Footnote(PrivacyMessages.Note(words, community, host)),
        ])
        {
            Buttons = [.. state == PledgeState.Open ? MakeAndRelease(words, pledge, community) : [], .. TallyButton(words, pledge, count), PrivacyMessages.Button(words)],
        },
    };

    /// <summary>What stands above the open ones on a person's own page.</summary>
    /// <param name="words">The language.</param>
    /// <param name="isNone">Whether none is open.</param>
    /// <param name="more">Whether some are not shown.</param>
    public static Message HomeHeading(Words words, bool isNone, bool more) =>
        new([new Heading(words.Say("pledge.home.heading")), .. isNone ? new Node[] { new Paragraph(words.Say("pledge.home.none")) } : []])
        {
            Buttons = more ? [new Button(words.Plain("pledge.home.all"), CommandLine.Of("pledge list"))] : [],
        };

    /// <summary>An open one on a person's own page. Whether that person is among those who signed it does not show.</summary>
    public static Message AtHome(Words words, Pledge pledge, Community community, ReleasedCount count) =>
        new([new Quote(pledge.Statement), Counts.Progress(words, pledge.Sheet, count, "pledge.made"), .. Counts.Notes(words, Verb, pledge.Sheet, count, isOpen: true)])
        {
            Buttons = [.. MakeAndRelease(words, pledge, community), ReadButton(words, pledge)],
        };

    public static Message List(Words words, IReadOnlyList<(Pledge Pledge, ReleasedCount Count)> pledges, PageNumbers page, DateTimeOffset now) =>
        pledges.Count == 0
            ? Message.Of(words.Say("pledge.list.empty"))
            : new([
                new Heading(words.Say("pledge.list.heading")),
                new Bullets([.. pledges.Select(entry => InOneLine(words, entry.Pledge, entry.Count, now))]),
            ])
            {
                Buttons = page.Buttons(words, "pledge list"),
            };

    /// <summary>A pledge in one line, for lists and digests.</summary>
    public static Prose InOneLine(Words words, Pledge pledge, ReleasedCount count, DateTimeOffset now) => words.Say(
        "pledge.list.entry",
        ("code", pledge.Code.ToString()),
        ("title", Title(pledge)),
        ("state", words.Plain($"pledge.is.{StateKey(pledge, now)}")),
        ("count", words.Count("pledge.made", count.Total)),
        ("goal", pledge.Sheet.Goal));

    /// <summary>What is said once, where it was posted, when it takes effect.</summary>
    public static Message InEffect(Words words, Pledge pledge) =>
        new([new Quote(pledge.Statement), new Paragraph(words.Say("pledge.goal", ("goal", pledge.Sheet.Goal)))]) { Buttons = [ReadButton(words, pledge)] };

    public static Message ClosedInPublic(Words words, Pledge pledge, ReleasedCount count) =>
        new([
            new Quote(pledge.Statement),
            new Paragraph(words.Say(pledge.InEffect ? "pledge.ended.ineffect" : "pledge.ended")),
            Counts.Progress(words, pledge.Sheet, count, "pledge.made"),
        ]);

    /// <summary>One line about it among others.</summary>
    public static Prose Mention(Words words, Pledge pledge, DateTimeOffset now) => words.Say(
        "pledge.mention", ("code", pledge.Code.ToString()), ("title", Title(pledge)), ("state", words.Plain($"pledge.is.{StateKey(pledge, now)}")));

    private static IEnumerable<Node> Body(Words words, Pledge pledge, ReleasedCount count, DateTimeOffset now)
    {
        yield return new Heading(words.Say("pledge.heading"));
        yield return new Quote(pledge.Statement);
        yield return FactsOf(words, pledge, now);
        yield return pledge.State == PledgeState.Draft
            ? new Footnote(words.Say("pledge.state.draft", ("title", Title(pledge))))
            : Counts.Progress(words, pledge.Sheet, count, "pledge.made");
    }

    private static Facts FactsOf(Words words, Pledge pledge, DateTimeOffset now) => new([
        new Fact(words.Plain("option.criticalmass"), words.Say("pledge.mass.fact", ("goal", pledge.Sheet.Goal))),
        .. pledge.Sheet.Deadline is { } deadline ? [new Fact(words.Plain("option.deadline"), new Prose([new MomentSpan(deadline)]))] : Array.Empty<Fact>(),
        new Fact(words.Plain("fact.state"), Prose.Of(words.Plain($"pledge.is.{StateKey(pledge, now)}"))),
        .. AnswerMessages.Told(words, pledge) is { } told ? [new Fact(words.Plain("done.fact"), told)] : Array.Empty<Fact>(),
    ]);

    /// <summary>Whether a closed one took effect is only said once that can no longer change: after its close was announced.</summary>
    private static string StateKey(Pledge pledge, DateTimeOffset now) => (pledge.StateAt(now), pledge.InEffect, pledge.Sheet.CloseSaid) switch
    {
        (PledgeState.Draft, _, _) => "draft",
        (PledgeState.Open, true, _) => "open.ineffect",
        (PledgeState.Open, false, _) => "open",
        (_, true, _) => "closed.ineffect",
        (_, false, true) => "closed.without",
        _ => "closed",
    };

    private static IReadOnlyList<Button> MakeAndRelease(Words words, Pledge pledge, Community community) =>
    [
        .. community.TakesSignatures ? [new Button(words.Plain("pledge.button.make"), Line("pledge make", pledge), ButtonStyle.Primary)] : Array.Empty<Button>(),
        WithdrawButton(words, pledge),
    ];

    /// <summary>The button that takes the caller's name back.</summary>
    public static Button WithdrawButton(Words words, Pledge pledge) => SigningMessages.WithdrawButton(words, Line("pledge release", pledge));

    /// <summary>Where it stands, in words.</summary>
    public static string State(Words words, Pledge pledge, DateTimeOffset now) => words.Plain($"pledge.is.{StateKey(pledge, now)}");

    internal static UserText Title(Pledge pledge) => new UserText(pledge.Statement).Shortened(TitleLength);

    private static IEnumerable<Button> TallyButton(Words words, Pledge pledge, ReleasedCount count) =>
        count.Mark is null ? [] : [new Button(words.Plain("tally.button.show"), Line("pledge tally", pledge))];

    private static Button ReadButton(Words words, Pledge pledge) => new(words.Plain("pledge.button.read"), Line("pledge show", pledge));

    internal static CommandLine Line(string path, Pledge pledge) => CommandLine.Of(path, ("pledge", pledge.Code.ToString()));
}
