using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Something that moderators should know of at a glance, such as where the bot posts or what waits for review.</summary>
public interface IStatusPart
{
    /// <summary>Whether it stands on the page too that moderators have to themselves; what has a part of its own there does not.</summary>
    bool IsAtHome => true;

    /// <summary>The lines about the caller's community; none when there is nothing to say.</summary>
    Task<IReadOnlyList<Prose>> LinesAsync(Caller caller, CancellationToken cancellationToken);
}
