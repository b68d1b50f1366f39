namespace OrganizerBot.Replicas;

/// <summary>Sees to it that one replica at a time does what is not to be done twice. Where there is one process, it does everything.</summary>
public interface ILeases
{
    /// <summary>How often whoever waits for a lease looks again.</summary>
    static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>How many replicas there are, as far as this one knows.</summary>
    int Replicas { get; }

    /// <summary>Takes a lease that nobody has.</summary>
    /// <param name="name">What it is about.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <param name="mostReplicas">It is not given to anybody while there are more replicas than this, and taken away when there come to be.</param>
    /// <returns>Null when somebody has it, or the database does not say.</returns>
    Task<HeldLease?> TakeAsync(string name, CancellationToken cancellationToken, int mostReplicas = int.MaxValue);
}
