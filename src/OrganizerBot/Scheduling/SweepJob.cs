using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Digests;
using OrganizerBot.Keys;
using OrganizerBot.Messages;
using OrganizerBot.Refusals;
using OrganizerBot.Signing;
using Quartz;

namespace OrganizerBot.Scheduling;

/// <summary>Looks each minute for what anything else may have missed. What fails is logged and keeps nothing else from its turn, least of all the destruction of keys.</summary>
internal sealed class SweepJob(DigestRunner digests, DigestTriggers triggers, SheetKeeper sheets, ReviewKeeper reviews, JoinKeeper joins, KeyKeeper keys, Forgetting forgetting, Recovery recovery, OutboxBell outbox, Turns turns) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        Dictionary<string, Func<Task>> looks = new()
        {
            ["channels"] = () => recovery.SweepAsync(cancellationToken),
            // What was approved ten minutes ago is told by a digest of the same minute.
            ["reviews"] = () => reviews.SweepAsync(cancellationToken),
            ["digests"] = () => digests.RunDueAsync(cancellationToken),
            ["joins"] = () => joins.SweepAsync(cancellationToken),
            ["sheets"] = () => sheets.SweepAsync(cancellationToken),
            ["forgetting"] = () => forgetting.ForgetAsync(cancellationToken),
            ["keys"] = () => keys.SweepAsync(cancellationToken),
            ["triggers"] = () => triggers.ReconcileAsync(context.Scheduler, cancellationToken),
        };
        await turns.GiveAsync(looks.Keys, look => looks[look](), failed: null, cancellationToken);
        outbox.Ring();
    }
}
