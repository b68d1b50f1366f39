namespace OrganizerBot.Slack;

/// <summary>Takes deliveries off the connections. One that comes again, on the same connection or another, gets the answer that the first one got, and has no second effect.</summary>
/// <remarks>After a restart, and later than is remembered here, the inbox in the database does the same for whatever had an effect.</remarks>
internal sealed partial class SlackSocketInbox(SlackReader reader, SlackResponder responder, TimeProvider clock, ILogger<SlackSocketInbox> logger)
{
    private const int MostKept = 5000;

    /// <summary>Slack sends for the last time five minutes after the first.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, SlackSocketAnswer> _answers = [];
    private readonly Queue<(string Key, DateTimeOffset At)> _order = [];

    /// <summary>The answer to a delivery, or null when it is meant for another app: that is not acknowledged either.</summary>
    public SlackSocketAnswer? Take(SlackFrame envelope)
    {
        var request = reader.ReadEnvelope(envelope);
        if (request is SlackRequest.Foreign)
        {
            Log.Foreign(logger);
            return null;
        }

        if (request is SlackRequest.Malformed)
        {
            // It would not be any better the next time: it is acknowledged, so that it does not come again and again.
            Log.Malformed(logger);
        }

        var id = envelope.DeliveryId();
        if (request is SlackRequest.Suggest)
        {
            // To ask again has no effect, and the same word may find more than before.
            return new SlackSocketAnswer(() => responder.AnswerAsync(request, id));
        }

        lock (_gate)
        {
            Forget();
            var envelopeKey = "envelope:" + envelope.EnvelopeId;
            if ((_answers.TryGetValue(id, out var known) || _answers.TryGetValue(envelopeKey, out known)) && !known.IsBroken)
            {
                return known;
            }

            var answer = new SlackSocketAnswer(() => responder.AnswerAsync(request, id));
            Keep(id, answer);
            Keep(envelopeKey, answer);
            return answer;
        }
    }

    private void Keep(string key, SlackSocketAnswer answer)
    {
        _answers[key] = answer;
        _order.Enqueue((key, clock.GetUtcNow()));
    }

    private void Forget()
    {
        var until = clock.GetUtcNow() - Kept;
        while (_order.TryPeek(out var oldest) && (oldest.At < until || _order.Count > MostKept))
        {
            _order.Dequeue();
            _answers.Remove(oldest.Key);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3114, LogLevel.Warning, "Slack sent something for another app; it was left alone")]
        public static partial void Foreign(ILogger logger);

        [LoggerMessage(3115, LogLevel.Warning, "Slack sent something that cannot be read; it was acknowledged and has no effect")]
        public static partial void Malformed(ILogger logger);
    }
}
