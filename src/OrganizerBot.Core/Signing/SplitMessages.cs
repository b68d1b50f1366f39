using OrganizerBot.Campaigns;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Signing;

/// <summary>Every word the bot says about where signatures without a name came from.</summary>
internal static class SplitMessages
{
    /// <summary>What is told of each community that the reader may see.</summary>
    /// <param name="words">The language.</param>
    /// <param name="own">How many of the reader's own community are told.</param>
    /// <param name="guests">The same of others.</param>
    public static IEnumerable<Node> Split(Words words, int own, IReadOnlyList<(Guest Guest, int Told)> guests) =>
    [
        new Paragraph(words.Say("split.heading")),
        new Bullets([Line(words, words.Say("split.own"), own), .. guests.Select(each => Line(words, JoinMessages.Who(words, each.Guest.Platform, each.Guest.Code), each.Told))]),
        new Footnote(words.Say("split.note", ("floor", GroupSize.K))),
    ];

    private static Prose Line(Words words, Prose who, int told) =>
        told == 0 ? words.Say("split.few", ("who", who)) : words.Say("split.told", ("who", who), ("count", told));
}
