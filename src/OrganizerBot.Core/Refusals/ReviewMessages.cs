using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>Every word the bot says about the review of refusals.</summary>
internal static class ReviewMessages
{
    public static Message Unknown(Words words, Code code) => Message.Of(words.Say("review.unknown", ("code", code.ToString())));

    public static Message Approved(Words words, Refusal refusal) => WithList(words, words.Say(refusal.Credited ? "review.approved.named" : "review.approved", ("code", refusal.Code.ToString()), ("floor", PrivacyFloor.K)));

    public static Message AlreadyApproved(Words words, Refusal refusal) => WithList(words, words.Say("review.already", ("code", refusal.Code.ToString())));

    public static Message Rejected(Words words, Refusal refusal) => WithList(words, words.Say("review.rejected", ("code", refusal.Code.ToString())));

    /// <summary>What the author of a rejected refusal is told.</summary>
    public static string Notice(Words words, Refusal refusal, UserText company, UserText reason) => words.Plain(
        "review.notice",
        ("company", company),
        ("stage", RefusalMessages.Stage(words, refusal.Stage)),
        ("month", refusal.Month.InWords(words.Culture)),
        ("reason", reason));

    /// <summary>How many wait, on a moderator's own page.</summary>
    public static Message AtHome(Words words, int count) => count == 0
        ? Message.Of(words.Say("review.list.empty"))
        : Message.Of(words.Count("review.home", count)) with { Buttons = [new Button(words.Plain("review.home.button"), CommandLine.Of("review list"), ButtonStyle.Primary)] };

    public static Message List(Words words, IReadOnlyList<WaitingRefusal> waiting, PageNumbers page) =>
        waiting.Count == 0
            ? Message.Of(words.Say("review.list.empty"))
            : new([new Heading(words.Say("review.list.title")), .. waiting.SelectMany(entry => Entry(words, entry)), new Footnote(words.Say("review.list.note"))])
            {
                Buttons = [.. waiting.SelectMany(entry => Decisions(words, entry.Refusal)), .. page.Buttons(words, "review list")],
            };

    private static IEnumerable<Node> Entry(Words words, WaitingRefusal entry)
    {
        List<Fact> facts =
        [
            new(words.Plain("option.refusal"), new Prose([new CodeSpan(entry.Refusal.Code.ToString())])),
            new(words.Plain("option.company"), Prose.Of(entry.Company)),
            new(words.Plain("option.stage"), Prose.Of(RefusalMessages.Stage(words, entry.Refusal.Stage))),
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

        facts.Add(new Fact(words.Plain("fact.credit"), entry.Testimony?.Name is { } name ? Prose.Of(new UserText(name)) : words.Say("choice.no")));
        yield return new Facts(facts);
        if (entry.Testimony?.Reason is { } reason)
        {
            yield return new Quote(reason);
        }
    }

    private static Button[] Decisions(Words words, Refusal refusal)
    {
        var code = refusal.Code.ToString();
        return
        [
            new(words.Plain("review.button.approve", ("code", code)), CommandLine.Of("review approve", ("refusal", code)), ButtonStyle.Primary),
            new(words.Plain("review.button.reject", ("code", code)), CommandLine.Of("review reject", ("refusal", code)), ButtonStyle.Danger),
        ];
    }

    private static Message WithList(Words words, Prose said) =>
        Message.Of(said) with { Buttons = [new Button(words.Plain("review.button.list"), new CommandLine("review list"))] };
}
