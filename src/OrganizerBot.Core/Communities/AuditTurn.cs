namespace OrganizerBot.Communities;

/// <summary>Lets one moderator's act at a time find the end of the audit and be saved there, so that those of the same moment do not reach for the same number.</summary>
/// <remarks>Another replica may still be faster: then the number is taken, and the command runs again.</remarks>
internal sealed class AuditTurn : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Waits for the turn and writes.</summary>
    public async Task TakeAsync(Func<Task> write, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await write();
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();
}
