namespace OrganizerBot.Signing;

/// <summary>Has the snapshot forget what a unit of work changed of it, once that is committed and before anybody is told.</summary>
internal sealed class SnapshotFollower(Snapshot snapshot) : CommitFollower
{
    /// <inheritdoc/>
    protected override bool Holds(object entity) => Snapshot.Holds(entity);

    /// <inheritdoc/>
    protected override void Forget() => snapshot.Forget();
}
