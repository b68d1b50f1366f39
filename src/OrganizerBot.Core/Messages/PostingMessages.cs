using OrganizerBot.Languages;

namespace OrganizerBot.Messages;

/// <summary>Every word the bot says about where it posts.</summary>
internal static class PostingMessages
{
    /// <summary>Why it cannot post there, and what to do.</summary>
    public static Message Cannot(Words words, PostingTrouble trouble, ChannelRef channel) => Message.Of(trouble.Outcome switch
    {
        PostingOutcome.Nowhere => words.Say("posting.nowhere"),
        PostingOutcome.Gone => words.Say("posting.gone"),
        PostingOutcome.Forbidden when channel.Platform == Platform.Slack => words.Say("posting.forbidden.slack", ("channel", channel)),
        PostingOutcome.Forbidden when trouble.Missing == PostingRights.None => words.Say("posting.forbidden.discord", ("channel", channel)),
        PostingOutcome.Forbidden => words.Say("posting.lacks.discord", ("channel", channel), ("rights", RightsIn(words, trouble.Missing))),
        _ => words.Say("posting.unreachable"),
    });

    /// <summary>Discord's own names of rights, as its client shows them in the reader's language.</summary>
    private static string RightsIn(Words words, PostingRights rights) => string.Join(", ", Enum.GetValues<PostingRights>()
        .Where(right => right != PostingRights.None && rights.HasFlag(right))
        .Select(right => words.Plain($"posting.right.{right.ToString().ToLowerInvariant()}")));

    /// <summary>A channel that nothing is posted to any more, for the moderators.</summary>
    public static Message Suspended(Words words, ChannelRef channel, SuspensionReason reason) =>
        Message.Of(words.Say($"posting.stopped.{reason.ToString().ToLowerInvariant()}", ("channel", channel)));

    /// <summary>A channel that takes what is posted again, for the moderators.</summary>
    public static Message Returned(Words words, ChannelRef channel) => Message.Of(words.Say("posting.returned", ("channel", channel)));

    /// <summary>A message that will not be posted, for the moderators.</summary>
    public static Message Lost(Words words, ChannelRef channel, string marker) => Message.Of(words.Say("posting.lost", ("channel", channel), ("marker", marker)));

    /// <summary>How a channel that the bot posts to is doing.</summary>
    public static Prose State(Words words, Destination destination) => destination is { Suspended: { } reason, SuspendedSince: { } since }
        ? words.Say($"posting.suspended.{reason.ToString().ToLowerInvariant()}", ("channel", destination.Channel), ("since", since))
        : words.Say("posting.active", ("channel", destination.Channel));
}
