using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Every word the bot says about waiting refusals in a moderators' channel.</summary>
internal static class ReviewCardMessages
{
    /// <summary>A card of one that waits.</summary>
    public static Message Waiting(Words words, WaitingRefusal entry, DateOnly day) => new([
        new Heading(words.Say("review.card.title")),
        .. ReviewMessages.Entry(words, entry, Since(words, day)),
        new Footnote(words.Say("review.card.note")),
    ])
    {
        Buttons = [.. ReviewMessages.Decisions(words, entry.Refusal), new Button(words.Plain("review.button.block"), CommandLine.Of("review block", ("refusal", entry.Refusal.Code.ToString())), ButtonStyle.Danger)],
    };

    /// <summary>A card of one about which somebody decided a moment ago.</summary>
    public static Message Decided(Words words, WaitingRefusal entry, DateOnly day, ReviewDecision decision) => new([
        .. ReviewMessages.Entry(words, entry, Since(words, day)),
        new Paragraph(Outcome(words, entry.Refusal.Code, decision)),
        new Footnote(words.Say("review.card.undo")),
    ])
    {
        Buttons = [ReviewMessages.UndoButton(words, entry.Refusal)],
    };

    /// <summary>How a card ends: none of its author's words are left.</summary>
    public static Message Ended(Words words, Code code, ReviewDecision? decision) => Message.Of(decision is null ? words.Say("review.ended", ("code", code.ToString())) : Outcome(words, code, decision));

    /// <summary>What is said once a day while something waits for longer, or waits without a card.</summary>
    public static Message DailyWord(Words words, Waiting waiting) => Message.Of(waiting.Sentence(words)) with { Buttons = waiting.Buttons(words) };

    private static Fact Since(Words words, DateOnly day) => new(words.Plain("review.card.since"), Prose.Of(day.ToString(words.Language.DayPattern, words.Culture)));

    private static Prose Outcome(Words words, Code code, ReviewDecision decision) =>
        words.Say($"review.card.{decision.Key}", ("by", decision.Who(words)), ("code", code.ToString()));
}
