namespace OrganizerBot.Replicas;

/// <summary>The leases of the one process that there is: it has all of them, for as long as it likes.</summary>
internal sealed class SoleLeases : ILeases
{
    public int Replicas => 1;

    public Task<HeldLease?> TakeAsync(string name, CancellationToken cancellationToken, int mostReplicas) => Task.FromResult<HeldLease?>(HeldLease.ForGood(name));
}
