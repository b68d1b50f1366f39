using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>A kind of act that members can do under their name. What they did without it is never listed to anybody, themselves included.</summary>
public interface INamedActs
{
    /// <summary>One line for each such act of the caller in this community, the newest thing first.</summary>
    Task<IReadOnlyList<Prose>> LinesAsync(Caller caller, CancellationToken cancellationToken);
}
