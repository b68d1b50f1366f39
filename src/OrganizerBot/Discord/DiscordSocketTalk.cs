using System.Text.Json;
using OrganizerBot.Replicas;

namespace OrganizerBot.Discord;

/// <summary>What one connection's conversation needs beyond the connection.</summary>
/// <param name="Token">The bot's secret.</param>
/// <param name="Shard">Which part of the servers is talked about.</param>
/// <param name="Shards">Of how many parts.</param>
/// <param name="Events">Who takes what happened.</param>
/// <param name="Pulse">Who is told that Discord is heard.</param>
/// <param name="Luck">What is left to chance.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Lease">What says that no other replica talks about the same servers.</param>
internal sealed record DiscordSocketParty(
    string Token, int Shard, int Shards, DiscordSocketEvents Events, DiscordSocketPulse Pulse, DiscordSocketLuck Luck, TimeProvider Clock, HeldLease Lease);

/// <summary>One connection's conversation, from Hello to its end.</summary>
/// <param name="link">The connection.</param>
/// <param name="party">Who talks.</param>
/// <param name="session">The session, which is begun or gone on with.</param>
/// <param name="greeted">Called when the session was asked for.</param>
internal sealed class DiscordSocketTalk(DiscordSocketLink link, DiscordSocketParty party, DiscordSocketSession session, Action greeted)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AWhile = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(10);

    private readonly bool _isResuming = session.Id is not null;
    private DiscordSocketHeart? _heart;
    private DateTimeOffset? _settledAt;

    /// <summary>Whether Discord has begun the session, or goes on with it.</summary>
    public bool IsSettled => _settledAt is not null;

    /// <summary>Whether it held for a while since: another connection may follow it soon.</summary>
    public bool HasHeld => party.Clock.GetUtcNow() - _settledAt >= AWhile;

    /// <summary>Whether a heartbeat was heard since: another session may follow it soon.</summary>
    public bool IsProven { get; private set; }

    /// <summary>How many frames could not be read.</summary>
    public int Unreadable { get; private set; }

    /// <summary>Talks until it is over. When the bot stops it says goodbye first, and takes what is still on its way.</summary>
    public async Task<DiscordSocketEnd> RunAsync(CancellationToken stop)
    {
        using var over = new CancellationTokenSource(Patience, party.Clock);
        using var stopping = stop.Register(() => _ = LeaveAsync(over));
        var heart = Task.FromResult(false);
        DiscordSocketEnd? end = null;
        while (end is null && await link.ReadAsync(over.Token) is { } frame && party.Lease.Holds)
        {
            end = await TakeAsync(frame, over);
            if (_heart is not null && heart.IsCompleted && !over.IsCancellationRequested)
            {
                heart = BeatAsync(_heart, over);
            }
        }

        var wasCut = over.IsCancellationRequested;
        await over.CancelAsync();
        end = stop.IsCancellationRequested || !party.Lease.Holds ? DiscordSocketEnd.Stopped : await heart ? DiscordSocketEnd.Silent : end ?? (wasCut ? DiscordSocketEnd.Unreached : DiscordSocketEnd.OfClose(link.CloseCode));
        await link.CloseAsync(end.Next == DiscordSocketNext.Resume ? DiscordSocketLink.KeepSession : DiscordSocketLink.EndSession);
        return end;
    }

    private async Task<bool> BeatAsync(DiscordSocketHeart heart, CancellationTokenSource over)
    {
        var isSilent = await heart.BeatAsync(over.Token);
        if (isSilent)
        {
            await link.CloseAsync(DiscordSocketLink.KeepSession);
            await over.CancelAsync();
        }

        return isSilent;
    }

    private async Task LeaveAsync(CancellationTokenSource over)
    {
        try
        {
            over.CancelAfter(Farewell);
            await link.CloseAsync(DiscordSocketLink.EndSession);
        }
        catch (ObjectDisposedException)
        {
            // The conversation was over already.
        }
    }

    private async Task<DiscordSocketEnd?> TakeAsync(DiscordSocketFrame frame, CancellationTokenSource over)
    {
        switch (frame.Op)
        {
            case DiscordSocketOp.Hello when _heart is null:
                return await GreetAsync(frame, over.Token);
            case DiscordSocketOp.Dispatch when _heart is not null:
                Happen(frame, over);
                return null;
            case DiscordSocketOp.Heartbeat when _heart is not null:
                await _heart.AnswerAsync(over.Token);
                return null;
            case DiscordSocketOp.Acknowledged when _heart is not null:
                _heart.Acknowledge();
                Hear();
                IsProven |= IsSettled;
                return null;
            case DiscordSocketOp.Reconnect:
                return DiscordSocketEnd.AskedToReconnect;
            case DiscordSocketOp.InvalidSession:
                return DiscordSocketEnd.Invalid(frame.Data.ValueKind == JsonValueKind.True && (_isResuming || IsSettled), TimeSpan.FromSeconds(1 + (4 * party.Luck.Share())));
            default:
                Unreadable += ReferenceEquals(frame, DiscordSocketFrame.Unreadable) ? 1 : 0;
                return null;
        }
    }

    private async Task<DiscordSocketEnd?> GreetAsync(DiscordSocketFrame hello, CancellationToken cancellationToken)
    {
        if (hello.Data.ValueKind != JsonValueKind.Object || !hello.Data.TryGetProperty("heartbeat_interval", out var told)
            || told.ValueKind != JsonValueKind.Number || !told.TryGetDouble(out var milliseconds) || !(milliseconds > 0))
        {
            return DiscordSocketEnd.Unreached;
        }

        var interval = TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, ShortestInterval.TotalMilliseconds, LongestInterval.TotalMilliseconds));
        _heart = new DiscordSocketHeart(link, session, interval, party.Luck, party.Clock);
        await link.SendAsync(
            _isResuming ? DiscordSocketFrame.Resume(party.Token, session.Id!, session.Sequence) : DiscordSocketFrame.Identify(party.Token, party.Shard, party.Shards), 0, cancellationToken);
        greeted();
        return null;
    }

    private void Happen(DiscordSocketFrame frame, CancellationTokenSource over)
    {
        if ((frame.Name == "READY" && session.Begin(frame)) || (frame.Name == "RESUMED" && _isResuming))
        {
            session.Resumed();
            _settledAt = party.Clock.GetUtcNow();
            over.CancelAfter(Timeout.InfiniteTimeSpan);
            Hear();
        }

        party.Events.Take(frame, isReplay: _isResuming && !IsSettled);

        // Only what was taken counts as seen: what was not comes again.
        session.Sequence = frame.Sequence ?? session.Sequence;
    }

    private void Hear()
    {
        if (IsSettled)
        {
            party.Pulse.Hear(party.Shard, _heart!.Interval);
        }
    }
}
