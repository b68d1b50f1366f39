using OrganizerBot.Commands;
using OrganizerBot.Digests;
using OrganizerBot.Messages;
using OrganizerBot.Signing;
using Quartz;

namespace OrganizerBot.Scheduling;

/// <summary>Looks each minute for what anything else may have missed.</summary>
internal sealed class SweepJob(DigestRunner digests, DigestTriggers triggers, SheetKeeper sheets, Forgetting forgetting, OutboxBell outbox) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await digests.RunDueAsync(cancellationToken);
        await sheets.SweepAsync(cancellationToken);
        await forgetting.ForgetAsync(cancellationToken);
        await triggers.ReconcileAsync(context.Scheduler, cancellationToken);
        outbox.Ring();
    }
}
