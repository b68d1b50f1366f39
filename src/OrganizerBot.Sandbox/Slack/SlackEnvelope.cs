using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>Something that waits to be acknowledged on a connection (docs.slack.dev, using Socket Mode).</summary>
/// <param name="type"><c>events_api</c>, <c>interactive</c> or <c>slash_commands</c>.</param>
/// <param name="accepts">Whether the acknowledgement may carry what HTTP would have answered.</param>
/// <param name="payload">What HTTP would carry.</param>
internal sealed class SlackEnvelope(string type, bool accepts, JsonNode payload)
{
    private readonly TaskCompletionSource<SlackReply> _acknowledged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<JsonNode?> _answers = [];
    private readonly Lock _gate = new();
    private int _lost;

    /// <summary>Whether the acknowledgement may carry anything.</summary>
    public bool Accepts => accepts;

    /// <summary>What the first acknowledgement carried.</summary>
    public Task<SlackReply> Acknowledged => _acknowledged.Task;

    /// <summary>What every acknowledgement carried, in order; null where it carried nothing.</summary>
    public IReadOnlyList<JsonNode?> Answers
    {
        get
        {
            lock (_gate)
            {
                return [.. _answers];
            }
        }
    }

    /// <summary>The frame that is sent.</summary>
    /// <param name="id">The envelope's id of this attempt.</param>
    /// <param name="attempt">How often it was sent before.</param>
    public string Frame(string id, int attempt)
    {
        JsonObject frame = new() { ["envelope_id"] = id, ["type"] = type, ["accepts_response_payload"] = accepts, ["payload"] = payload.DeepClone() };
        if (type == "events_api" || attempt > 0)
        {
            frame["retry_attempt"] = attempt;
            frame["retry_reason"] = attempt == 0 ? "" : "timeout";
        }

        return frame.ToJsonString();
    }

    /// <summary>Lets the next acknowledgement get lost on its way.</summary>
    public void LoseOne() => Interlocked.Increment(ref _lost);

    /// <summary>An acknowledgement came. False if it got lost.</summary>
    public bool Acknowledge(JsonNode? answer)
    {
        if (Interlocked.Decrement(ref _lost) >= 0)
        {
            return false;
        }

        lock (_gate)
        {
            _answers.Add(answer?.DeepClone());
        }

        _acknowledged.TrySetResult(new SlackReply(null, answer is null ? null : "application/json", answer?.ToJsonString() ?? ""));
        return true;
    }
}
