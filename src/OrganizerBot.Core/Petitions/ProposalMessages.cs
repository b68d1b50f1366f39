using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Petitions;

/// <summary>Every word the bot says about proposed petitions.</summary>
internal static class ProposalMessages
{
    public static Message Unknown(Words words, Code code) => Message.Of(words.Say("petition.proposal.unknown", ("code", code.ToString())));

    public static Message Proposed(Words words, Proposal proposal) => WithRetract(words, words.Say("petition.proposed"), proposal);

    public static Message Already(Words words, Proposal proposal) => WithRetract(words, words.Say("petition.proposed.already"), proposal);

    /// <summary>Several wait already: each can be taken back. The words are given back.</summary>
    public static Message TooMany(Words words, IReadOnlyList<Proposal> waiting, ProposedWords said) =>
        new([new Paragraph(words.Say("petition.proposed.many", ("most", ProposePetition.MostWaiting))), new Quote(said.Text)])
        {
            Buttons = [.. waiting.Select(proposal => new Button(words.Plain("petition.button.retract.code", ("code", proposal.Code.ToString())), Line("petition retract", proposal)))],
        };

    public static Message Retracted(Words words, Proposal proposal) => Message.Of(words.Say("petition.proposal.retracted", ("code", proposal.Code.ToString())));

    public static Message Declined(Words words, Proposal proposal) =>
        Message.Of(words.Say("petition.proposal.declined", ("code", proposal.Code.ToString()))) with { Buttons = [ListButton(words)] };

    /// <summary>What the author is told when moderators do not want it.</summary>
    public static string DeclinedNotice(Words words, ProposedWords said, UserText reason) =>
        words.Plain("petition.proposal.notice.declined", ("title", new UserText(said.Title)), ("reason", reason));

    /// <summary>What the author is told when it has become a petition.</summary>
    public static string AdoptedNotice(Words words, ProposedWords said) => words.Plain("petition.proposal.notice.adopted", ("title", new UserText(said.Title)));

    public static Message List(Words words, IReadOnlyList<(Proposal Proposal, ProposedWords Said)> waiting, PageNumbers page) =>
        waiting.Count == 0
            ? Message.Of(words.Say("petition.proposals.empty"))
            : new([new Heading(words.Count("petition.proposals.waiting.heading", page.Pages)), .. waiting.SelectMany(entry => Whole(words, entry.Proposal, entry.Said)), new Footnote(words.Say("petition.proposals.note"))])
            {
                Buttons = [.. waiting.SelectMany(entry => Decisions(words, entry.Proposal)), .. page.Buttons(words, "petition proposals")],
            };

    /// <summary>One with all its words.</summary>
    public static IEnumerable<Node> Whole(Words words, Proposal proposal, ProposedWords said) =>
    [
        new Facts(
        [
            new(words.Plain("option.proposal"), new Prose([new CodeSpan(proposal.Code.ToString())])),
            new(words.Plain("option.title"), Prose.Of(new UserText(said.Title))),
            new(words.Plain("option.target"), Prose.Of(new UserText(said.Target))),
            new(words.Plain("option.addressee"), Prose.Of(new UserText(said.Addressee))),
        ]),
        new Quote(said.Text),
    ];

    private static Button[] Decisions(Words words, Proposal proposal) =>
    [
        new(words.Plain("petition.button.adopt"), Line("petition adopt", proposal), ButtonStyle.Primary),
        new(words.Plain("petition.button.decline"), Line("petition decline", proposal), ButtonStyle.Danger),
    ];

    private static Message WithRetract(Words words, Prose said, Proposal proposal) =>
        new([new Paragraph(said), new Footnote(words.Say("petition.proposal.code", ("code", proposal.Code.ToString())))])
        {
            Buttons = [new Button(words.Plain("petition.button.retract"), Line("petition retract", proposal))],
        };

    private static Button ListButton(Words words) => new(words.Plain("petition.button.proposals"), new CommandLine("petition proposals"));

    private static CommandLine Line(string path, Proposal proposal) => CommandLine.Of(path, ("proposal", proposal.Code.ToString()));
}
