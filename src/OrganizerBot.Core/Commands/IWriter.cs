namespace OrganizerBot.Commands;

/// <summary>The one way by which anything is written: one at a time, so that no writer starves another.</summary>
public interface IWriter
{
    /// <summary>Saves what a unit of work changed and answers after it is durable.</summary>
    Task SaveAsync(OrganizerDb db, CancellationToken cancellationToken);

    /// <summary>Lets go of what was deleted or overwritten: nothing of it is left in the database's files, its log included.</summary>
    /// <returns>False when somebody was still reading an older state: ask again later.</returns>
    Task<bool> PurgeAsync(CancellationToken cancellationToken);
}
