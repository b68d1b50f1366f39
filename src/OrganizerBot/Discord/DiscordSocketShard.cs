namespace OrganizerBot.Discord;

/// <summary>One shard: connects, and connects again, for as long as that makes sense. It goes on with its session where it can, so that nothing is missed.</summary>
internal sealed partial class DiscordSocketShard(DiscordSocketParty party, DiscordSocketGate gate, ILogger logger)
{
    private readonly DiscordSocketBackoff _resuming = new(party.Luck);
    private readonly DiscordSocketBackoff _beginning = new(party.Luck);
    private DiscordSocketSession? _session;

    /// <summary>Runs until the bot stops, or until trying again would not help.</summary>
    /// <returns>Why it is over.</returns>
    public async Task<DiscordSocketEnd> RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var end = await ConnectAsync(stop);
            if (end.Next == DiscordSocketNext.Stop)
            {
                return end;
            }

            if (end.Next == DiscordSocketNext.Renew || _session?.Id is null)
            {
                _session = null;
            }

            var wait = (_session is null ? _beginning : _resuming).Next() + end.Pause;
            Log.Ended(logger, party.Shard, end.Why, _session is null ? "begins a new session" : "goes on", wait.TotalSeconds);
            await Task.Delay(wait, party.Clock, stop);
        }

        return DiscordSocketEnd.Stopped;
    }

    private async Task<DiscordSocketEnd> ConnectAsync(CancellationToken stop)
    {
        if (_session is { } known)
        {
            return await TalkAsync(known, known.ResumeUrl, () => { }, stop);
        }

        using var pass = await gate.EnterAsync(party.Shard, stop);
        _session = new DiscordSocketSession(pass.Url);
        return await TalkAsync(_session, pass.Url, pass.Dispose, stop);
    }

    private async Task<DiscordSocketEnd> TalkAsync(DiscordSocketSession session, Uri address, Action greeted, CancellationToken stop)
    {
        using var link = await DiscordSocketLink.OpenAsync(address, party.Clock, stop);
        if (link is null)
        {
            session.NotResumed();
            return stop.IsCancellationRequested ? DiscordSocketEnd.Stopped : DiscordSocketEnd.Unreached;
        }

        var talk = new DiscordSocketTalk(link, party, session, greeted);
        var end = await talk.RunAsync(stop);
        if (!talk.IsSettled)
        {
            session.NotResumed();
        }

        if (talk.HasHeld)
        {
            _resuming.Reset();
        }

        // Sessions are rationed, so they are not begun soon one after the other because they seemed well at first.
        if (talk.IsProven)
        {
            _beginning.Reset();
        }

        if (talk.Unreadable > 0)
        {
            Log.Unreadable(logger, party.Shard, talk.Unreadable);
        }

        return end;
    }

    private static partial class Log
    {
        [LoggerMessage(2028, LogLevel.Information, "Discord: shard {Shard}: {Why}; it {Next} in {Seconds:0.0} s")]
        public static partial void Ended(ILogger logger, int shard, string why, string next, double seconds);

        [LoggerMessage(2029, LogLevel.Warning, "Discord: shard {Shard} passed over {Count} frames that it could not read")]
        public static partial void Unreadable(ILogger logger, int shard, int count);
    }
}
