namespace OrganizerBot.Discord;

/// <summary>Says regularly that the bot is here, and notices when nobody hears it any more.</summary>
internal sealed class DiscordSocketHeart(DiscordSocketLink link, DiscordSocketSession session, TimeSpan interval, DiscordSocketLuck luck, TimeProvider clock)
{
    /// <summary>What is left of the allowed frames for heartbeats and the session when Discord asks again and again whether the bot is there.</summary>
    private const int Spare = 10;

    private bool _isUnanswered;

    /// <summary>How often it beats.</summary>
    public TimeSpan Interval => interval;

    /// <summary>Beats until a beat was not answered before the next, or the connection is over. The first comes at a moment of chance, so that not all bots beat at once.</summary>
    /// <returns>Whether a beat was not answered.</returns>
    public async Task<bool> BeatAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(interval * luck.Share(), clock, cancellationToken);
            while (!Volatile.Read(ref _isUnanswered))
            {
                Volatile.Write(ref _isUnanswered, true);
                await link.SendAsync(DiscordSocketFrame.Heartbeat(session.Sequence), 0, cancellationToken);
                await Task.Delay(interval, clock, cancellationToken);
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Discord asks whether the bot is there. The next beat comes when it would have come.</summary>
    public Task AnswerAsync(CancellationToken cancellationToken) => link.SendAsync(DiscordSocketFrame.Heartbeat(session.Sequence), Spare, cancellationToken);

    /// <summary>Discord has heard a beat.</summary>
    public void Acknowledge() => Volatile.Write(ref _isUnanswered, false);
}
