using OrganizerBot.Languages;

namespace OrganizerBot.Messages;

/// <summary>Posts to one platform's channels with the bot's own account.</summary>
public interface IMessenger
{
    /// <summary>The platform it speaks.</summary>
    Platform Platform { get; }

    /// <summary>For how long the platform itself notices that a message is sent a second time; zero where it never does.</summary>
    TimeSpan Memory => TimeSpan.Zero;

    /// <summary>Posts a message once. The post carries the delivery's identity where the platform can tell duplicates apart.</summary>
    Task<SendResult> SendAsync(Delivery delivery, CancellationToken cancellationToken);

    /// <summary>Changes a message that the bot posted.</summary>
    Task<SendResult> EditAsync(CommunityRef community, MessageRef message, Message content, Language language, CancellationToken cancellationToken);

    /// <summary>Looks for a post whose fate is unknown.</summary>
    /// <returns>The message when it was found, null when it certainly is not there, <see cref="SendResult.Ambiguous"/> when the platform cannot tell.</returns>
    Task<SendResult?> FindAsync(Delivery delivery, CancellationToken cancellationToken);

    /// <summary>Asks whether the bot may post in a channel of the community.</summary>
    /// <returns><see cref="SendResult.Sent"/> is never returned; null means it may.</returns>
    Task<SendResult?> CheckAsync(CommunityRef community, ChannelRef channel, CancellationToken cancellationToken);

    /// <summary>Asks whether the bot is still in a community.</summary>
    /// <returns>False when it certainly is not; null when the platform does not tell.</returns>
    Task<bool?> IsInAsync(CommunityRef community, CancellationToken cancellationToken);

    /// <summary>How many accounts can see the channel: its members on Slack, the guild's on Discord (an approximation of the platform's).</summary>
    /// <returns>The number, or null when the platform does not tell.</returns>
    Task<int?> CountMembersAsync(CommunityRef community, ChannelRef channel, CancellationToken cancellationToken);
}

/// <summary>One message on its way to one channel.</summary>
/// <param name="Id">The outbox row's id, from which a platform's own duplicate key is made.</param>
/// <param name="Community">The community.</param>
/// <param name="Channel">Where it goes.</param>
/// <param name="Content">What it says.</param>
/// <param name="Language">The community's language.</param>
/// <param name="Marker">A short visible mark, such as <c>D-7KQ2M</c>, by which the post can be found again.</param>
/// <param name="FirstTriedAt">When it was first tried, if it was.</param>
public sealed record Delivery(
    Guid Id, CommunityRef Community, ChannelRef Channel, Message Content, Language Language, string Marker, DateTimeOffset? FirstTriedAt);
