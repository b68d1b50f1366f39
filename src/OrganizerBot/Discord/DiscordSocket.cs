using Microsoft.Extensions.Options;
using OrganizerBot.Replicas;

namespace OrganizerBot.Discord;

/// <summary>Hears from Discord what members do, by the Gateway: the bot connects out, and nothing need reach it from the internet.</summary>
/// <remarks>Protocol: discord.com/developers/docs/events/gateway. Decision 13 says what is kept of a broken connection and what is not.</remarks>
internal sealed partial class DiscordSocket(
    DiscordApi api, DiscordSocketGate gate, DiscordSocketEvents events, DiscordSocketPulse pulse, DiscordSocketLuck luck, ILeases leases, IOptions<DiscordOptions> options, TimeProvider clock, ILogger<DiscordSocket> logger)
    : BackgroundService
{
    private readonly SemaphoreSlim _taking = new(1);
    private int _mine;

    /// <inheritdoc/>
    public override void Dispose()
    {
        _taking.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var plan = await gate.PlanAsync(over.Token);
        pulse.Expect(plan.Shards);
        Log.Connecting(logger, plan.Shards);
        await WarnAsync(over.Token);
        await Task.WhenAll(Enumerable.Range(0, plan.Shards).Select(shard => RunAsync(shard, plan.Shards, over)));
    }

    /// <summary>Everything looks well then, and nothing is ever heard.</summary>
    private async Task WarnAsync(CancellationToken cancellationToken)
    {
        if ((await api.SendAsync(DiscordCall.ReadApplication(), cancellationToken)).Text("interactions_endpoint_url") is { Length: > 0 })
        {
            Log.Silenced(logger);
        }
    }

    /// <summary>Holds a shard whenever no other replica does: two sessions of one shard would both hear everything.</summary>
    private async Task RunAsync(int shard, int shards, CancellationTokenSource over)
    {
        try
        {
            while (!over.IsCancellationRequested)
            {
                await using var lease = await TakeAsync(shard, over.Token);
                Interlocked.Increment(ref _mine);
                await HoldAsync(new DiscordSocketParty(options.Value.BotToken, shard, shards, events, pulse, luck, clock, lease), over);
                Interlocked.Decrement(ref _mine);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // It waited for its turn.
        }
    }

    private async Task HoldAsync(DiscordSocketParty party, CancellationTokenSource over)
    {
        using var mine = CancellationTokenSource.CreateLinkedTokenSource(over.Token, party.Lease.Over);
        try
        {
            var end = await new DiscordSocketShard(party, gate, logger).RunAsync(mine.Token);
            if (end != DiscordSocketEnd.Stopped)
            {
                // What one shard was refused for, the others would be too. The bot itself lives on: it still posts, and serves its other platform.
                pulse.Refuse(end.Why);
                Log.Refused(logger, end.Why);
                await over.CancelAsync();
            }
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // It waited for its turn, or the shard is another's.
        }
    }

    /// <summary>Waits until a shard is ours. Of replicas that start together, whoever has more leaves the next to the others for a while.</summary>
    private async Task<HeldLease> TakeAsync(int shard, CancellationToken cancellationToken)
    {
        while (true)
        {
            await _taking.WaitAsync(cancellationToken);
            try
            {
                if (leases.Replicas > 1 && _mine > 0)
                {
                    await Task.Delay(ILeases.Look * _mine, clock, cancellationToken);
                }

                if (await leases.TakeAsync($"discord/shard/{shard}", cancellationToken) is { } lease)
                {
                    return lease;
                }
            }
            finally
            {
                _taking.Release();
            }

            pulse.LeaveToOthers(shard);
            await Task.Delay(ILeases.Look, clock, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2030, LogLevel.Information, "Discord: connecting to the Gateway with {Shards} shards")]
        public static partial void Connecting(ILogger logger, int shards);

        [LoggerMessage(2032, LogLevel.Error, "Discord: an Interactions Endpoint URL stands in the Developer Portal, so Discord tells the bot nothing by the Gateway. Empty it (General Information), or set Discord:Receive to Http")]
        public static partial void Silenced(ILogger logger);

        [LoggerMessage(2031, LogLevel.Critical, "Discord: the bot no longer hears what members do. {Why}")]
        public static partial void Refused(ILogger logger, string why);
    }
}
