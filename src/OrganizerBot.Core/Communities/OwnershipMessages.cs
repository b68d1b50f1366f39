using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Every word the bot says about who controls a community, and what follows from it.</summary>
internal static class OwnershipMessages
{
    /// <summary>What whoever wants to sign, to pledge or to log a refusal is told where signing is off.</summary>
    public static Message SigningOff(Words words, Community community) => Message.Of(Off(words, community));

    /// <summary>Why signing is off in a community, and where else it can be done: the same in an answer and at the foot of a card.</summary>
    public static Prose Off(Words words, Community community) => community.Owner is null
        ? words.Say("owner.off.unsaid")
        : words.Say($"owner.off.{community.Platform.ToString().ToLowerInvariant()}") + Prose.Of(" ") + words.Say("owner.elsewhere");

    /// <summary>Who controls a community, for moderators.</summary>
    public static Fact Fact(Words words, Community community) => new(
        words.Plain("fact.owner"),
        community switch
        {
            { IsEnterprise: true } => words.Say("owner.enterprise"),
            { Owner: Ownership.Members } => words.Say("owner.members"),
            { Owner: Ownership.Employer } => words.Say("owner.employer"),
            _ => words.Say("owner.unsaid"),
        });

    /// <summary>What moderators should know of a community where signing is off; nothing where it is on.</summary>
    /// <param name="words">The language.</param>
    /// <param name="community">The community.</param>
    /// <param name="overruled">Whether a moderator said just now that members control it, and the platform knows better.</param>
    public static IEnumerable<Node> Notes(Words words, Community community, bool overruled)
    {
        if (overruled)
        {
            yield return new Paragraph(words.Say("owner.overruled"));
        }

        if (!community.TakesSignatures)
        {
            yield return new Paragraph(words.Say("owner.means"));
        }
    }

    /// <summary>An employer controls every community that takes part.</summary>
    public static Message NobodyCouldSign(Words words) =>
        Message.Of(words.Say("owner.nobody")) with { Buttons = [new Button(words.Plain("owner.button.campaigns"), CommandLine.Of("campaign list"))] };

    /// <summary>How many communities do not count, because an employer controls them; nothing where all do.</summary>
    public static IEnumerable<Node> LeftOut(Words words, int communities) =>
        communities == 0 ? [] : [new Paragraph(words.Count("owner.leftout", communities))];
}
