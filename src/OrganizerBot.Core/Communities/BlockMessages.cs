using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Every word the bot says about members from whom nothing is taken.</summary>
internal static class BlockMessages
{
    /// <summary>What a blocked member hears instead of a form: why, and what they may still do.</summary>
    public static Message Stands(Caller caller, Block block) => new([
        new Paragraph(Kept(caller, block)),
        new Paragraph(caller.Words.Say("block.may", ("code", block.Code.ToString()))),
    ]);

    /// <summary>One sentence to the member whom it stands against.</summary>
    public static Prose Kept(Caller caller, Block block)
    {
        var (words, day) = (caller.Words, block.Day.ToString(caller.Words.Language.DayPattern, caller.Words.Culture));
        return block.Reason(caller.Keys) is { } reason
            ? words.Say("block.stands", ("day", day), ("reason", new UserText(reason)))
            : words.Say("block.stands.forgotten", ("day", day));
    }

    public static Message Blocked(Words words, Block block) => WithList(words, words.Say("block.made", ("code", block.Code.ToString())));

    public static Message Already(Words words, Block block) => WithList(words, words.Say("block.already", ("code", block.Code.ToString())));

    public static Message Unknown(Words words, Code code) => WithList(words, words.Say("block.unknown", ("code", code.ToString())));

    public static Message Lifted(Words words, Block block) => WithList(words, words.Say("block.lifted", ("code", block.Code.ToString())));

    public static Message List(Caller caller, IReadOnlyList<Block> blocks, PageNumbers page) => blocks.Count == 0
        ? Message.Of(caller.Words.Say("block.list.empty"))
        : new([
            new Heading(caller.Words.Say("block.list.title")),
            .. blocks.SelectMany(block => Entry(caller, block)),
            new Footnote(caller.Words.Say("block.list.note")),
        ])
        {
            Buttons = [.. blocks.Select(block => Lift(caller.Words, block)), .. page.Buttons(caller.Words, "organizer blocks")],
        };

    /// <summary>The button that lists them.</summary>
    public static Button ListButton(Words words) => new(words.Plain("block.button.list"), CommandLine.Of("organizer blocks"));

    private static IEnumerable<Node> Entry(Caller caller, Block block)
    {
        var words = caller.Words;
        List<Fact> facts =
        [
            new(words.Plain("option.block"), new Prose([new CodeSpan(block.Code.ToString())])),
            new(words.Plain("fact.since"), Prose.Of(block.Day.ToString(words.Language.DayPattern, words.Culture))),
            new(words.Plain("option.member"), block.Member(caller.Keys) is { } member ? new Prose([new MemberSpan(new MemberRef(caller.Community.Platform, member))]) : words.Say("block.member.unknown")),
        ];
        yield return new Facts(facts);
        if (block.Reason(caller.Keys) is { } reason)
        {
            yield return new Quote(reason);
        }
    }

    private static Button Lift(Words words, Block block) => new(words.Plain("block.button.lift", ("code", block.Code.ToString())), CommandLine.Of("organizer unblock", ("block", block.Code.ToString())));

    private static Message WithList(Words words, Prose said) => Message.Of(said) with { Buttons = [ListButton(words)] };
}
