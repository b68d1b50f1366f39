using Microsoft.Extensions.Options;

namespace OrganizerBot.Discord;

/// <summary>Hears from Discord what members do, by the Gateway: the bot connects out, and nothing need reach it from the internet.</summary>
/// <remarks>Protocol: discord.com/developers/docs/events/gateway. Decision 13 says what is kept of a broken connection and what is not.</remarks>
internal sealed partial class DiscordSocket(
    DiscordApi api, DiscordSocketGate gate, DiscordSocketEvents events, DiscordSocketPulse pulse, DiscordSocketLuck luck, IOptions<DiscordOptions> options, TimeProvider clock, ILogger<DiscordSocket> logger)
    : BackgroundService
{
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

    private async Task RunAsync(int shard, int shards, CancellationTokenSource over)
    {
        var party = new DiscordSocketParty(options.Value.BotToken, shard, shards, events, pulse, luck, clock);
        try
        {
            var end = await new DiscordSocketShard(party, gate, logger).RunAsync(over.Token);
            if (end != DiscordSocketEnd.Stopped)
            {
                // What one shard was refused for, the others would be too. The bot itself lives on: it still posts, and serves its other platform.
                pulse.Refuse(end.Why);
                Log.Refused(logger, end.Why);
                await over.CancelAsync();
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // It waited for its turn.
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
