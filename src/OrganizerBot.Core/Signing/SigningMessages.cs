using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Signing;

/// <summary>Every word the bot says to whoever puts a name under a petition or a pledge, or takes it back.</summary>
internal static class SigningMessages
{
    /// <summary>The one screen between pressing Sign and having signed.</summary>
    public static Message Choice(Words words, Signable thing, Caller caller) => thing.Sheet.Counting == Counting.NamedOnly
        ? SmallGroup(words, thing)
        : new([
            new Paragraph(words.Say($"{thing.Verb}.choice", ("platform", caller.Community.Platform.ToString()))),
            new Paragraph(words.Say("signing.with") + thing.Named),
            .. thing.Notice is { } notice ? [new Footnote(notice)] : Array.Empty<Node>(),
        ])
        {
            Buttons = [SignAs(words, thing, SignatureKind.Counted), SignAs(words, thing, SignatureKind.Named)],
        };

    /// <summary>What a card shows in a community that takes part no longer, unless it comes back.</summary>
    public static Message NotHereAnyMore(Words words) => Message.Of(words.Say("signing.elsewhere"));

    /// <summary>Nobody could be hidden here.</summary>
    public static Message SmallGroup(Words words, Signable thing) =>
        new([new Paragraph(words.Say("signing.small")), new Paragraph(thing.Named)])
        {
            Buttons = [SignAs(words, thing, SignatureKind.Named)],
        };

    /// <summary>The name is under it.</summary>
    public static Message Signed(Words words, Signable thing, SignatureKind kind, Caller caller) =>
        new([
            new Paragraph(kind == SignatureKind.Named
                ? words.Say($"{thing.Verb}.signed.named", ("name", caller.Name))
                : words.Say($"{thing.Verb}.signed.{CountingKey(thing.Sheet)}")),
            new Footnote(Prose.Of(thing.Title)),
        ])
        {
            Buttons = [WithdrawButton(words, thing.Withdraw), ReceiptButton(words, thing)],
        };

    /// <summary>The name is under it, and waits for moderators because so many came.</summary>
    public static Message Held(Words words, Signable thing) =>
        Message.Of(words.Say("signing.held")) with { Buttons = [WithdrawButton(words, thing.Withdraw)] };

    /// <summary>It was under it before.</summary>
    public static Message AlreadySigned(Words words, Signable thing) =>
        new Message([new Paragraph(words.Say($"{thing.Verb}.already")), new Footnote(Prose.Of(thing.Title))]) with { Buttons = [WithdrawButton(words, thing.Withdraw)] };

    /// <summary>It could not be stored.</summary>
    /// <param name="words">The language.</param>
    /// <param name="again">The button that tries again.</param>
    public static Message Unsaved(Words words, Button again) => Message.Of(words.Say("signing.unsaved")) with { Buttons = [again], IsFailure = true };

    /// <summary>Nobody knows whether it was stored.</summary>
    /// <param name="words">The language.</param>
    /// <param name="again">The button that tries again.</param>
    public static Message Unsure(Words words, Button again) => Message.Of(words.Say("signing.unsure")) with { Buttons = [again], IsFailure = true };

    /// <summary>It was not under it.</summary>
    public static Message NotSigned(Words words, string verb, UserText title) => Message.Of(words.Say($"{verb}.not", ("title", title)));

    /// <summary>Who put their name there for all to see.</summary>
    /// <param name="words">The language.</param>
    /// <param name="names">Some of the names.</param>
    /// <param name="all">How many there are.</param>
    public static IEnumerable<Paragraph> Names(Words words, IReadOnlyList<UserText> names, int all)
    {
        if (names.Count > 0)
        {
            var shown = names.Skip(1).Aggregate(Prose.Of(names[0]), (list, name) => list + Prose.Of(", ") + Prose.Of(name));
            yield return new Paragraph(all > names.Count
                ? words.Count("signing.names.some", all - names.Count, ("names", shown))
                : words.Say("signing.names", ("names", shown)));
        }
    }

    /// <summary>How unnamed signatures are counted here.</summary>
    public static Prose CountingRule(Words words, string verb, Sheet sheet) => words.Say($"{verb}.counting.{CountingKey(sheet)}");

    /// <summary>What moderators are told when they look at a sheet that holds signatures back.</summary>
    /// <param name="words">The language.</param>
    /// <param name="held">How many at least.</param>
    /// <param name="admit">What counts them.</param>
    public static Prose HeldNote(Words words, int held, CommandLine admit) => words.Say("signing.holds", ("count", held), ("admit", "/" + admit));

    /// <summary>Those that were held count now. No number is said: it would tell how many have signed without a name.</summary>
    public static Message Admitted(Words words, UserText title) => Message.Of(words.Say("signing.admitted", ("title", title)));

    /// <summary>Why the goal is another than the one that was asked for, if it is.</summary>
    public static IEnumerable<Node> GoalMoved(Words words, Sheet sheet, int wanted)
    {
        if (wanted > 0 && wanted != sheet.Goal)
        {
            yield return new Paragraph(words.Say(wanted > sheet.Goal ? "signing.goal.lowered" : "signing.goal.raised", ("wanted", wanted), ("goal", sheet.Goal)));
        }
    }

    /// <summary>The button that takes a name back.</summary>
    public static Button WithdrawButton(Words words, CommandLine withdraw) => new(words.Plain("signing.button.withdraw"), withdraw);

    /// <summary>The button that gives a receipt.</summary>
    public static Button ReceiptButton(Words words, Signable thing) => new(words.Plain("tally.button.receipt"), thing.Receipt);

    /// <summary>The button that puts the name there in one of the two ways.</summary>
    public static Button SignAs(Words words, Signable thing, SignatureKind kind)
    {
        var key = kind.ToString().ToLowerInvariant();
        return new(words.Plain($"signing.as.{key}"), thing.Sign.With([KeyValuePair.Create("as", key)]), ButtonStyle.Primary);
    }

    private static string CountingKey(Sheet sheet) => sheet.Counting.ToString().ToLowerInvariant();
}
