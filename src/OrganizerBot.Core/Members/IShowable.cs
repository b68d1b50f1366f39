using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Members;

/// <summary>A kind of thing that is kept about members, and that may be shown to them. What somebody did without their name is never shown: whoever holds their account must not learn of it.</summary>
public interface IShowable
{
    /// <summary>What is kept about the caller; nothing when there is none.</summary>
    Task<IReadOnlyList<Node>> ShowAsync(Caller caller, CancellationToken cancellationToken);
}
