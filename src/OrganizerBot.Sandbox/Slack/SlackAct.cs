namespace OrganizerBot.Sandbox.Slack;

/// <summary>Something that a person did and whose visible result the town is waiting for.</summary>
internal sealed class SlackAct(string user, string channel)
{
    private readonly TaskCompletionSource<SlackResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Who did it.</summary>
    public string User => user;

    /// <summary>Where.</summary>
    public string Channel => channel;

    /// <summary>The first thing that appeared.</summary>
    public Task<SlackResult> Result => _result.Task;

    /// <summary>Something appeared; only the first counts.</summary>
    public void Appeared(SlackResult result) => _result.TrySetResult(result);
}

/// <summary>What appeared: a message, a view, or neither when a message was taken away.</summary>
internal sealed record SlackResult(SlackMessage? Message = null, SlackView? View = null);
