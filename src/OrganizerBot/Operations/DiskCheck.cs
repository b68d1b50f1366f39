using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using OrganizerBot.Storage;

namespace OrganizerBot.Operations;

/// <summary>Whether there is room to store anything.</summary>
internal sealed class DiskCheck(IOptions<StorageOptions> storage) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(FullDisk.Fullest(storage.Value).Room < FullDisk.Least ? HealthCheckResult.Unhealthy(FullDisk.Tell(storage.Value)) : HealthCheckResult.Healthy());
}
