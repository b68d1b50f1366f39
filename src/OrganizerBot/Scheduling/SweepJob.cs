using OrganizerBot.Commands;
using OrganizerBot.Digests;
using OrganizerBot.Keys;
using OrganizerBot.Messages;
using OrganizerBot.Signing;
using Quartz;

namespace OrganizerBot.Scheduling;

/// <summary>Looks each minute for what anything else may have missed.</summary>
internal sealed class SweepJob(DigestRunner digests, DigestTriggers triggers, SheetKeeper sheets, KeyKeeper keys, Forgetting forgetting, OutboxBell outbox) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await digests.RunDueAsync(cancellationToken);
        await sheets.SweepAsync(cancellationToken);
        await forgetting.ForgetAsync(cancellationToken);
        await keys.SweepAsync(cancellationToken);
        await triggers.ReconcileAsync(context.Scheduler, cancellationToken);
        outbox.Ring();
    }
}
