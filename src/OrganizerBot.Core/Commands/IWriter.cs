namespace OrganizerBot.Commands;

/// <summary>The one way by which anything is written: one at a time, so that no writer starves another.</summary>
public interface IWriter
{
    /// <summary>Saves what a unit of work changed and answers after it is durable.</summary>
    Task SaveAsync(OrganizerDb db, CancellationToken cancellationToken);
}
