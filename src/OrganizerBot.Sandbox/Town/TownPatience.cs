namespace OrganizerBot.Sandbox.Town;

/// <summary>Waits for callers to lose their patience.</summary>
internal static class TownPatience
{
    /// <summary>Done when the caller has given up.</summary>
    public static async Task GoneAsync(this HttpContext context)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (context.RequestAborted.Register(gone.SetResult).ConfigureAwait(false))
        {
            await gone.Task.ConfigureAwait(false);
        }
    }
}
