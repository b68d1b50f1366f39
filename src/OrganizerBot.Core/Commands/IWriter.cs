namespace OrganizerBot.Commands;

/// <summary>The one way by which anything is written: one at a time, so that no writer starves another.</summary>
public interface IWriter
{
    /// <summary>Saves what a unit of work changed and answers after it is durable.</summary>
    Task SaveAsync(OrganizerDb db, CancellationToken cancellationToken);

    /// <summary>Lets go of what was deleted or overwritten: nothing of it is left in the database's files, its log included.</summary>
    /// <returns>False when somebody was still reading an older state: ask again later.</returns>
    Task<bool> PurgeAsync(CancellationToken cancellationToken);

    /// <summary>Lays all rows down anew in the order of their keys, and lets go of what was: nothing of when a row came is left in the database's files.</summary>
    /// <returns>False when somebody was in the way: ask again later.</returns>
    Task<bool> ReorderAsync(CancellationToken cancellationToken);
}
