using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Home;

/// <summary>A part of the page that a person has to themselves where a platform offers one (Slack: the Home tab). Features write their own.</summary>
public interface IHomePart
{
    /// <summary>Its place, from the top.</summary>
    int Order { get; }

    /// <summary>What it shows to the caller: messages, each with buttons of its own. It never shows what somebody did without their name.</summary>
    Task<IReadOnlyList<Message>> ShowAsync(Caller caller, CancellationToken cancellationToken);
}
