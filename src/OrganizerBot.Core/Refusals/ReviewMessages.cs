using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Every word the bot says about the review of refusals.</summary>
internal static class ReviewMessages
{
    public static Message Unknown(Words words, Code code) => Message.Of(words.Say("review.unknown", ("code", code.ToString())));

    /// <summary>It was approved.</summary>
    /// <param name="words">The language.</param>
    /// <param name="refusal">The refusal.</param>
    /// <param name="appears">Whether members know of the campaign by then.</param>
    public static Message Approved(Words words, Refusal refusal, bool appears) =>
        WithUndo(words, refusal, words.Say(!appears ? "review.approved.later" : refusal.IsPublic ? "review.approved.public" : refusal.Credited ? "review.approved.named" : "review.approved", ("code", refusal.Code.ToString()), ("floor", PrivacyFloor.K)));

    public static Message Rejected(Words words, Refusal refusal) => WithUndo(words, refusal, words.Say("review.rejected", ("code", refusal.Code.ToString())));

    /// <summary>Those who run the campaign took the community out: what waits can only be rejected.</summary>
    public static Message WasRemoved(Words words, Refusal refusal, UserText company) =>
        WithList(words, words.Say("review.removed", ("code", refusal.Code.ToString()), ("company", company)));

    public static Message Blocked(Words words, Refusal refusal, Code block) => WithUndo(words, refusal, words.Say(refusal.Credited ? "review.blocked.named" : "review.blocked", ("code", refusal.Code.ToString()), ("block", block.ToString())));

    public static Message Undone(Words words, Refusal refusal) => WithList(words, words.Say("review.undone", ("code", refusal.Code.ToString())));

    /// <summary>It cannot be undone any more, or there is nothing to undo.</summary>
    public static Message TooLate(Caller caller, Code code, ReviewDecision? decision) => decision is null
        ? Unknown(caller.Words, code)
        : WithList(caller.Words, caller.Words.Say($"review.late.{decision.Key}", ("code", code.ToString())));

    /// <summary>It does not wait any more: who has decided what, where that is known. Who comes second can still undo what the first one did.</summary>
    public static Message NotWaiting(Caller caller, Code code, Refusal? refusal, ReviewDecision? decision)
    {
        var words = caller.Words;
        return (decision, refusal) switch
        {
            (null, null) => Unknown(words, code),
            (null, { State: RefusalState.Published }) => WithList(words, words.Say("review.already", ("code", code.ToString()))),
            (null, _) => WithList(words, words.Say("review.ended", ("code", code.ToString()))),
            (_, { IsDecided: true }) => WithUndo(words, refusal, words.Say($"review.before.{decision.Key}", ("by", decision.Who(words)), ("code", code.ToString()))),
            _ => WithList(words, words.Say($"review.before.{decision.Key}", ("by", decision.Who(words)), ("code", code.ToString()))),
        };
    }

    /// <summary>What the author of a rejected refusal is told.</summary>
    public static string Notice(Words words, WaitingRefusal look, UserText reason) => words.Plain(
        (look.Refusal.BlockCode, look.Refusal.Credited) switch
        {
            (null, _) => look.Testimony is { IsSilent: true } ? "review.notice.silent" : "review.notice",
            (_, true) => "review.notice.blocked.named",
            _ => "review.notice.blocked",
        },
        ("company", look.Company),
        ("stage", RefusalMessages.Stage(words, look.Refusal.Stage)),
        ("month", look.Refusal.Month.InWords(words.Culture)),
        ("reason", reason));

    public static Message List(Words words, IReadOnlyList<WaitingRefusal> waiting, PageNumbers page) =>
        waiting.Count == 0
            ? Message.Of(words.Say("review.list.empty"))
            : new([new Heading(words.Say("review.list.title")), .. waiting.SelectMany(entry => Entry(words, entry)), new Footnote(words.Say("review.list.note"))])
            {
                Buttons = [.. waiting.SelectMany(entry => Decisions(words, entry.Refusal)), .. page.Buttons(words, "review list")],
            };

    /// <summary>Everything about a refusal but who wrote it, unless they asked to be named.</summary>
    /// <param name="words">The language.</param>
    /// <param name="entry">The refusal.</param>
    /// <param name="more">What else stands among its facts.</param>
    public static IEnumerable<Node> Entry(Words words, WaitingRefusal entry, params IEnumerable<Fact> more)
    {
        List<Fact> facts =
        [
            new(words.Plain("option.refusal"), new Prose([new CodeSpan(entry.Refusal.Code.ToString())])),
            new(words.Plain("option.company"), Prose.Of(entry.Company)),
            new(words.Plain("fact.stage"), Prose.Of(RefusalMessages.Stage(words, entry.Refusal.Stage))),
            new(words.Plain("option.month"), Prose.Of(entry.Refusal.Month.InWords(words.Culture))),
        ];
        if (entry.Testimony?.Role is { } role)
        {
            facts.Add(new Fact(words.Plain("option.role"), Prose.Of(new UserText(role))));
        }

        if (entry.Testimony?.Link is { } link)
        {
            facts.Add(new Fact(words.Plain("option.link"), new Prose([new LinkSpan(new Uri(link))])));
        }

        facts.Add(new Fact(words.Plain("fact.credit"), entry.Testimony switch
        {
            { Name: { } name, IsPublic: true } => words.Say("review.credit.public", ("name", new UserText(name))),
            { Name: { } name } => Prose.Of(new UserText(name)),
            _ => words.Say("choice.no"),
        }));
        yield return new Facts([.. facts, .. more]);
        if (entry.Testimony?.Reason is { } reason)
        {
            yield return new Quote(reason);
        }
    }

    /// <summary>The buttons that approve and reject.</summary>
    public static IReadOnlyList<Button> Decisions(Words words, Refusal refusal)
    {
        var code = refusal.Code.ToString();
        return
        [
            new(words.Plain("review.button.approve", ("code", code)), CommandLine.Of("review approve", ("refusal", code)), ButtonStyle.Primary),
            new(words.Plain("review.button.reject", ("code", code)), CommandLine.Of("review reject", ("refusal", code)), ButtonStyle.Danger),
        ];
    }

    /// <summary>The button that undoes a decision.</summary>
    public static Button UndoButton(Words words, Refusal refusal) => new(words.Plain("review.button.undo"), CommandLine.Of("review undo", ("refusal", refusal.Code.ToString())));

    /// <summary>The button that lists what waits.</summary>
    public static Button ListButton(Words words) => new(words.Plain("review.button.list"), new CommandLine("review list"));

    private static Message WithList(Words words, Prose said) => Message.Of(said) with { Buttons = [ListButton(words)] };

    private static Message WithUndo(Words words, Refusal refusal, Prose said) => Message.Of(said) with { Buttons = [UndoButton(words, refusal), ListButton(words)] };
}
