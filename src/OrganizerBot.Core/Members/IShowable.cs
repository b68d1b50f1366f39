using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Members;

/// <summary>A kind of thing that is kept about members, and that may be shown to them. What somebody did without their name is never listed; whoever holds their account can still ask petition by petition.</summary>
public interface IShowable
{
    /// <summary>What is kept about the caller; nothing when there is none.</summary>
    Task<IReadOnlyList<Node>> ShowAsync(Caller caller, CancellationToken cancellationToken);
}
