using OrganizerBot.Digests;
using Quartz;

namespace OrganizerBot.Scheduling;

/// <summary>Wakes the digests at the moment one is due.</summary>
internal sealed class DigestJob(DigestRunner digests, DigestTriggers triggers) : IJob
{
    /// <summary>The job's name in Quartz.</summary>
    public static JobKey Key { get; } = new("digest");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await digests.RunDueAsync(cancellationToken);
        await triggers.ReconcileAsync(context.Scheduler, cancellationToken);
    }
}
