using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>Every word the bot says about a petition's letter and what came of it.</summary>
internal static class LetterMessages
{
    private const int LongestInDigest = 300;

    /// <summary>The one screen before the letter is made: what will stand in it.</summary>
    /// <param name="words">The language.</param>
    /// <param name="petition">The petition.</param>
    /// <param name="count">What has been released.</param>
    /// <param name="names">How many names will be printed.</param>
    /// <param name="mayName">Whether the bot may show names here.</param>
    public static Message Preview(Words words, Petition petition, ReleasedCount count, int names, bool mayName) =>
        new([
            new Paragraph(words.Say("letter.preview", ("title", PetitionMessages.Title(petition)), ("addressee", new UserText(petition.Addressee)))),
            Counts.Progress(words, petition.Sheet, count, "petition.signatures"),
            new Paragraph(mayName ? words.Count("letter.preview.names", names) : words.Say("letter.preview.employer")),
            new Footnote(words.Say("letter.preview.files")),
            .. petition.DeliveredOn is { } day ? [new Paragraph(words.Say("letter.before", ("day", day)))] : new Node[] { new Footnote(words.Say("letter.preview.told")) },
        ])
        {
            Buttons = [new Button(words.Plain("letter.button.make"), PetitionMessages.Line("petition deliver", petition).With([KeyValuePair.Create("sure", "yes")]), ButtonStyle.Primary)],
        };

    /// <summary>The letter is made; its files come with it.</summary>
    /// <param name="words">The language.</param>
    /// <param name="petition">The petition.</param>
    /// <param name="files">The files.</param>
    /// <param name="isFirst">Whether it was delivered just now, and not before.</param>
    public static Message Made(Words words, Petition petition, IReadOnlyList<MessageFile> files, bool isFirst) =>
        new([
            new Paragraph(words.Say("letter.made", ("title", PetitionMessages.Title(petition)), ("addressee", new UserText(petition.Addressee)))),
            new Paragraph(isFirst ? words.Say("letter.made.first") : words.Say("letter.before", ("day", petition.DeliveredOn!.Value))),
            new Footnote(words.Say("letter.made.care")),
        ])
        {
            Files = files,
            Buttons = [AnswerButton(words, petition)],
        };

    /// <summary>What its close publishes is being published.</summary>
    public static Message Unsettled(Words words, Petition petition) =>
        Message.Of(words.Say("letter.unsettled", ("title", PetitionMessages.Title(petition)))) with
        {
            Buttons = [new Button(words.Plain("letter.button.again"), PetitionMessages.Line("petition deliver", petition))],
        };

    /// <summary>It must be closed first.</summary>
    public static Message NotClosed(Words words, Petition petition) => Message.Of(words.Say("letter.open", ("title", PetitionMessages.Title(petition))));

    public static Message DeliveredInPublic(Words words, Petition petition, ReleasedCount count) =>
        new([
            new Paragraph(words.Say("letter.delivered", ("title", PetitionMessages.Title(petition)), ("addressee", new UserText(petition.Addressee)))),
            Counts.Progress(words, petition.Sheet, count, "petition.signatures"),
        ]);

    public static Message AnsweredInPublic(Words words, Petition petition) =>
        new([new Paragraph(words.Say("answer.told", ("title", PetitionMessages.Title(petition)), ("addressee", new UserText(petition.Addressee)))), .. AnswerOf(words, petition)]);

    /// <summary>It is recorded.</summary>
    public static Message Recorded(Words words, Petition petition) =>
        new([new Paragraph(words.Say("answer.recorded", ("title", PetitionMessages.Title(petition)))), .. AnswerOf(words, petition)]);

    public static Message RecordedBefore(Words words, Petition petition) => Message.Of(words.Say("answer.before", ("title", PetitionMessages.Title(petition))));

    /// <summary>It must be delivered first.</summary>
    public static Message NotDelivered(Words words, Petition petition) =>
        Message.Of(words.Say("answer.undelivered", ("title", PetitionMessages.Title(petition)), ("code", petition.Code.ToString())));

    /// <summary>What came of it since it closed: nothing before it was delivered.</summary>
    public static IEnumerable<Node> Since(Words words, Petition petition) =>
    [
        .. petition.DeliveredOn is { } day ? [new Footnote(words.Say("letter.on", ("day", day)))] : Array.Empty<Node>(),
        .. AnswerOf(words, petition),
    ];

    /// <summary>The answer as whoever reads the petition sees it: what it comes to, and its own words set apart.</summary>
    public static IEnumerable<Node> AnswerOf(Words words, Petition petition)
    {
        if (petition.Answer is { } answer)
        {
            yield return new Paragraph(words.Say("answer.is", ("kind", KindOf(words, answer)), ("day", answer.On)));
            if (answer.Text.Length > 0)
            {
                yield return new Quote(answer.Text);
            }
        }
    }

    /// <summary>The answer in one line of a digest.</summary>
    public static Prose InOneLine(Words words, Petition petition, PetitionAnswer answer) => answer.Text.Length == 0
        ? words.Say("answer.digest.wordless", ("title", PetitionMessages.Title(petition)), ("kind", KindOf(words, answer)))
        : words.Say("answer.digest", ("title", PetitionMessages.Title(petition)), ("kind", KindOf(words, answer)), ("answer", new UserText(answer.Text).Shortened(LongestInDigest)));

    /// <summary>The button that makes its letter.</summary>
    public static Button DeliverButton(Words words, Petition petition) => new(words.Plain("letter.button.deliver"), PetitionMessages.Line("petition deliver", petition));

    /// <summary>The button that records the answer.</summary>
    public static Button AnswerButton(Words words, Petition petition) => new(words.Plain("answer.button"), PetitionMessages.Line("petition answer", petition));

    private static string KindOf(Words words, PetitionAnswer answer) => words.Plain($"choice.answerkind.{OptionDescriptor.ChoiceValue(answer.Kind.ToString())}");
}
