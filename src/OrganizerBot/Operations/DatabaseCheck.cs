using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OrganizerBot.Operations;

/// <summary>Whether the database answers.</summary>
internal sealed class DatabaseCheck(OrganizerDb db) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database does not answer. Look whether Storage:DataDirectory is there, and whether its disk is full.");
}
