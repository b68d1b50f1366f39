using OrganizerBot.Commands;

namespace OrganizerBot.Members;

/// <summary>A kind of thing that is kept about members, and that each of them may have erased.</summary>
public interface IErasable
{
    /// <summary>Erases what is kept about the caller, with this saving.</summary>
    /// <returns>The communities under whose keys any of it was sealed: these are replaced, so that older copies do not bring it back.</returns>
    Task<IReadOnlyCollection<Guid>> EraseAsync(Caller caller, CancellationToken cancellationToken);
}
