using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>Every word the bot says about petitions.</summary>
internal static class PetitionMessages
{
    /// <summary>Which words for signing are used.</summary>
    public const string Verb = "signing";

    private const int ExcerptLength = 700;

    public static Message Unknown(Words words, Code code) => Message.Of(words.Say("petition.unknown", ("code", code.ToString())));

    public static Message DeadlinePast(Words words) => Message.Of(words.Say("petition.deadline.past"));

    public static Message Drafted(Words words, Petition petition) =>
        new([new Paragraph(words.Say("petition.drafted", ("title", Title(petition)), ("code", petition.Code.ToString())))])
        {
            Buttons =
            [
                new Button(words.Plain("petition.button.open"), Line("petition open", petition), ButtonStyle.Primary),
                new Button(words.Plain("petition.button.edit"), Line("petition edit", petition)),
                new Button(words.Plain("petition.button.read"), Line("petition show", petition)),
            ],
        };

    public static Message Edited(Words words, Petition petition) =>
        Message.Of(words.Say("petition.edited", ("title", Title(petition)))) with { Buttons = [new Button(words.Plain("petition.button.read"), Line("petition show", petition))] };

    public static Message Frozen(Words words, Petition petition) => Message.Of(words.Say("petition.frozen", ("title", Title(petition))));

    public static Message WrongState(Words words, Petition petition, DateTimeOffset now)
    {
        var state = petition.StateAt(now).ToString().ToLowerInvariant();
        return Message.Of(words.Say($"petition.state.{state}", ("title", Title(petition))));
    }

    public static Message EligibleUnknown(Words words, Petition petition) =>
        Message.Of(words.Say("petition.eligible.unknown", ("code", petition.Code.ToString())));

    /// <summary>It is open; where the group is small its moderators learn that the goal is another, and why.</summary>
    /// <param name="words">The language.</param>
    /// <param name="petition">The petition.</param>
    /// <param name="wanted">The goal that was asked for, or 0.</param>
    /// <param name="leftOut">How many communities do not count.</param>
    public static Message Opened(Words words, Petition petition, int wanted, int leftOut) =>
        new([
            new Paragraph(words.Say("petition.opened", ("title", Title(petition)), ("goal", petition.Sheet.Goal), ("eligible", petition.Sheet.Eligible))),
            .. SigningMessages.GoalMoved(words, petition.Sheet, wanted),
            .. OwnershipMessages.LeftOut(words, leftOut),
            new Paragraph(SigningMessages.CountingRule(words, Verb, petition.Sheet)),
        ])
        {
            Buttons = [new Button(words.Plain("petition.button.post"), Line("petition post", petition), ButtonStyle.Primary)],
        };

    /// <summary>Petitions that run and ask for nearly the same: to be looked at before another one opens. Nothing of the other is lost.</summary>
    /// <param name="words">The language.</param>
    /// <param name="petition">The one that would open.</param>
    /// <param name="alike">Those that run, the most alike first.</param>
    /// <param name="again">What opens it all the same.</param>
    /// <param name="now">The time.</param>
    public static Message Alike(Words words, Petition petition, IReadOnlyList<(Petition Petition, ReleasedCount Count)> alike, CommandLine again, DateTimeOffset now) =>
        new([
            new Paragraph(words.Count("petition.alike", alike.Count, ("title", Title(petition)))),
            new Bullets([.. alike.Select(other => InOneLine(words, other.Petition, other.Count, now))]),
            new Footnote(words.Say("petition.alike.why")),
        ])
        {
            Buttons =
            [
                .. alike.Select(other => new Button(words.Plain("petition.button.alike", ("code", other.Petition.Code.ToString())), Line("petition show", other.Petition), ButtonStyle.Primary)),
                new Button(words.Plain("petition.button.anyway"), again),
            ],
        };

    public static Message AlreadyOpen(Words words, Petition petition) =>
        Message.Of(words.Say("petition.already.open", ("title", Title(petition)), ("goal", petition.Sheet.Goal), ("eligible", petition.Sheet.Eligible)));

    public static Message Extended(Words words, Petition petition) =>
        Message.Of(words.Say("petition.extended", ("title", Title(petition)), ("deadline", petition.Sheet.Deadline!.Value)));

    /// <summary>The one screen before it is closed. It says nothing of who signed.</summary>
    public static Message AskClose(Words words, Petition petition) =>
        Message.Of(words.Say("petition.close.ask", ("title", Title(petition)), ("deadline", petition.Sheet.Deadline!.Value))) with
        {
            Buttons = [new Button(words.Plain("petition.button.close"), Line("petition close", petition).With([KeyValuePair.Create("sure", "yes")]), ButtonStyle.Danger)],
        };

    public static Message Closed(Words words, Petition petition) =>
        Message.Of(words.Say("petition.closed", ("title", Title(petition)))) with { Buttons = [LetterMessages.DeliverButton(words, petition)] };

    public static Message AlreadyClosed(Words words, Petition petition) =>
        Message.Of(words.Say("petition.already.closed", ("title", Title(petition)))) with { Buttons = [LetterMessages.DeliverButton(words, petition)] };

    /// <summary>The petition as whoever signs it sees it.</summary>
    public static Signable Signable(Words words, Petition petition, Caller caller) => new(
        Verb,
        petition.Sheet,
        Title(petition),
        Line("petition sign", petition),
        Line("petition withdraw", petition),
        Line("petition receipt", petition),
        words.Say("signing.named", ("name", caller.Name), ("addressee", new UserText(petition.Addressee))));

    public static Message Withdrawn(Words words, Petition petition, Community community) =>
        Message.Of(community.TakesSignatures ? words.Say("signing.withdrawn", ("date", petition.Sheet.Deadline!.Value)) : words.Say("signing.withdrawn.off"));

    /// <summary>Nothing can be taken back any more, and what still can be done.</summary>
    public static Message WithdrawnTooLate(Words words, Petition petition, DateTimeOffset now) =>
        petition.StateAt(now) == PetitionState.Draft ? WrongState(words, petition, now) : Message.Of(words.Say("petition.withdraw.closed", ("title", Title(petition))));

    public static Message NotSigned(Words words, Petition petition) => SigningMessages.NotSigned(words, Verb, Title(petition));

    /// <summary>The card: what members sign from, where they may.</summary>
    public static Message Card(Words words, Petition petition, Community community, ReleasedCount count, DateTimeOffset now)
    {
        var open = petition.StateAt(now) == PetitionState.Open;
        return new([
            new Heading(Prose.Of(new UserText(petition.Title))),
            new Quote(new UserText(petition.Text).Shortened(ExcerptLength).Value),
            FactsOf(words, petition, now),
            Counts.Progress(words, petition.Sheet, count, "petition.signatures"),
            .. LetterMessages.Since(words, petition),
            .. Counts.Notes(words, Verb, petition.Sheet, count, open),
            new Footnote((open, community.TakesSignatures) switch
            {
                (true, true) => words.Say("petition.card.note", ("code", petition.Code.ToString())),
                (true, false) => OwnershipMessages.Off(words, community),
                _ => words.Say("petition.card.closed"),
            }),
        ])
        {
            Buttons = open ? [.. SignAndWithdraw(words, petition, community), ReadButton(words, petition)] : [ReadButton(words, petition)],
        };
    }

    /// <summary>The petition whole, for one reader, with who could read the names under it.</summary>
    public static Message Whole(Words words, Petition petition, Community community, Operator host, ReleasedCount count, IReadOnlyList<UserText> names, DateTimeOffset now) =>
        new([
            new Heading(Prose.Of(new UserText(petition.Title))),
            new Quote(petition.Text),
            FactsOf(words, petition, now),
            petition.State == PetitionState.Draft ? new Footnote(words.Say("petition.state.draft", ("title", Title(petition)))) : Counts.Progress(words, petition.Sheet, count, "petition.signatures"),
            .. SigningMessages.Names(words, names, count.Named),
            .. LetterMessages.Since(words, petition),
            .. petition.State == PetitionState.Draft ? [] : Counts.Rule(words, Verb, petition.Sheet, count, petition.StateAt(now) == PetitionState.Open),
            .. petition.StateAt(now) == PetitionState.Open && !community.TakesSignatures ? new Node[] { new Footnote(OwnershipMessages.Off(words, community)) } : [],
            new Footnote(PrivacyMessages.Note(words, community, host)),
        ])
        {
            Buttons = [.. petition.StateAt(now) == PetitionState.Open ? SignAndWithdraw(words, petition, community) : [], .. TallyButton(words, petition, count), PrivacyMessages.Button(words)],
        };

    /// <summary>What stands above the open ones on a person's own page.</summary>
    /// <param name="words">The language.</param>
    /// <param name="isNone">Whether none is open.</param>
    /// <param name="more">Whether some are not shown.</param>
    public static Message HomeHeading(Words words, bool isNone, bool more) =>
        new([new Heading(words.Say("petition.home.heading")), .. isNone ? new Node[] { new Paragraph(words.Say("petition.home.none")) } : []])
        {
            Buttons = more ? [new Button(words.Plain("petition.home.all"), CommandLine.Of("petition list"))] : [],
        };

    /// <summary>An open one on a person's own page. Whether that person is among those who signed it does not show.</summary>
    public static Message AtHome(Words words, Petition petition, Community community, ReleasedCount count) =>
        new([new Paragraph(new Prose([new WrittenSpan(petition.Title, Bold: true)])), Counts.Progress(words, petition.Sheet, count, "petition.signatures"), .. Counts.Notes(words, Verb, petition.Sheet, count, isOpen: true)])
        {
            Buttons = [.. SignAndWithdraw(words, petition, community), ReadButton(words, petition)],
        };

    public static Message List(Words words, IReadOnlyList<(Petition Petition, ReleasedCount Count)> petitions, PageNumbers page, DateTimeOffset now) =>
        petitions.Count == 0
            ? Message.Of(words.Say("petition.list.empty"))
            : new([
                new Heading(words.Say("petition.list.heading")),
                new Bullets([.. petitions.Select(entry => InOneLine(words, entry.Petition, entry.Count, now))]),
            ])
            {
                Buttons = page.Buttons(words, "petition list"),
            };

    /// <summary>A petition in one line, for lists and digests.</summary>
    public static Prose InOneLine(Words words, Petition petition, ReleasedCount count, DateTimeOffset now) => words.Say(
        "petition.list.entry",
        ("code", petition.Code.ToString()),
        ("title", Title(petition)),
        ("state", words.Plain($"petition.is.{petition.StateAt(now).ToString().ToLowerInvariant()}")),
        ("count", words.Count("petition.signatures", count.Total)));

    public static Message GoalReached(Words words, Petition petition) =>
        new([new Paragraph(words.Say("petition.goal", ("title", Title(petition)), ("goal", petition.Sheet.Goal)))]);

    public static Message ClosedInPublic(Words words, Petition petition, ReleasedCount count) =>
        new([
            new Paragraph(words.Say("petition.ended", ("title", Title(petition)), ("addressee", new UserText(petition.Addressee)))),
            Counts.Progress(words, petition.Sheet, count, "petition.signatures"),
        ]);

    /// <summary>One line about it among others.</summary>
    public static Prose Mention(Words words, Petition petition, DateTimeOffset now) => words.Say(
        "petition.mention",
        ("code", petition.Code.ToString()),
        ("title", Title(petition)),
        ("state", words.Plain($"petition.is.{petition.StateAt(now).ToString().ToLowerInvariant()}")));

    private static Facts FactsOf(Words words, Petition petition, DateTimeOffset now) => new([
        new Fact(words.Plain("option.addressee"), Prose.Of(new UserText(petition.Addressee))),
        new Fact(words.Plain("option.deadline"), new Prose([new MomentSpan(petition.Sheet.Deadline!.Value)])),
        new Fact(words.Plain("fact.state"), Prose.Of(words.Plain($"petition.is.{petition.StateAt(now).ToString().ToLowerInvariant()}"))),
    ]);

    internal static UserText Title(Petition petition) => new(petition.Title);

    private static IReadOnlyList<Button> SignAndWithdraw(Words words, Petition petition, Community community) =>
    [
        .. community.TakesSignatures ? [new Button(words.Plain("petition.button.sign"), Line("petition sign", petition), ButtonStyle.Primary)] : Array.Empty<Button>(),
        WithdrawButton(words, petition),
    ];

    /// <summary>The button that takes the caller's name back.</summary>
    public static Button WithdrawButton(Words words, Petition petition) => SigningMessages.WithdrawButton(words, Line("petition withdraw", petition));

    private static IEnumerable<Button> TallyButton(Words words, Petition petition, ReleasedCount count) =>
        count.Mark is null ? [] : [new Button(words.Plain("tally.button.show"), Line("petition tally", petition))];

    private static Button ReadButton(Words words, Petition petition) => new(words.Plain("petition.button.read"), Line("petition show", petition));

    internal static CommandLine Line(string path, Petition petition) => CommandLine.Of(path, ("petition", petition.Code.ToString()));
}
