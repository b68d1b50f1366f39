namespace OrganizerBot.Sandbox.Town;

/// <summary>What the invented people do when the town opens for the first time, by real commands.</summary>
internal static class Opening
{
    /// <summary>Plays the opening. It is called once in a town's life, when platforms and bot are running.</summary>
    public static async Task PlayAsync(TownHost town, CancellationToken cancellationToken)
    {
        await InGuildAsync(town, cancellationToken).ConfigureAwait(false);
        await InWorkspaceAsync(town, cancellationToken).ConfigureAwait(false);
    }

    private static Task InGuildAsync(TownHost town, CancellationToken cancellationToken) => Task.CompletedTask;

    private static Task InWorkspaceAsync(TownHost town, CancellationToken cancellationToken) => Task.CompletedTask;
}
