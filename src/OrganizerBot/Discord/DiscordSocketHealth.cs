using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OrganizerBot.Discord;

/// <summary>Healthy while the bot hears Discord on every shard.</summary>
internal sealed class DiscordSocketHealth(DiscordSocketPulse pulse) : IHealthCheck
{
    /// <summary>The check's name.</summary>
    public const string Name = "discord-gateway";

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(pulse.Trouble is { } trouble ? new HealthCheckResult(context.Registration.FailureStatus, trouble) : HealthCheckResult.Healthy("The bot hears Discord."));
}
