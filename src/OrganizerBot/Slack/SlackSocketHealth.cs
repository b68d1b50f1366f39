using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OrganizerBot.Slack;

/// <summary>Ready while at least one connection to Slack is alive; else says what is wrong in plain words.</summary>
internal sealed class SlackSocketHealth(SlackSocketStatus status) : IHealthCheck
{
    /// <summary>The check's name.</summary>
    public const string Name = "slack-socket";

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(status.Trouble is { } trouble ? HealthCheckResult.Unhealthy(trouble) : HealthCheckResult.Healthy());
}
