using OrganizerBot.Messages;

namespace OrganizerBot.Commands;

/// <summary>Answers what many do at once without a unit of work. The dispatcher tries it first and need not know what it is for.</summary>
public interface IShortWay
{
    /// <summary>Answers a command, if it is one of the cases that it knows.</summary>
    /// <returns>What the caller is told, or null where the long way must be taken. Nothing has happened then.</returns>
    Task<Reply?> TryAsync(CommandDescriptor command, CommandLine line, Visitor visitor, CancellationToken cancellationToken);
}
