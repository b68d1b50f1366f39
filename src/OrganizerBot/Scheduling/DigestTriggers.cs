using Microsoft.EntityFrameworkCore;
using OrganizerBot.Digests;
using Quartz;

namespace OrganizerBot.Scheduling;

/// <summary>Keeps one Quartz trigger for each digest at the moment our own row says it is due next.</summary>
/// <remarks>One-shot triggers from our own schedule instead of cron triggers: when a digest comes is decided in one place, and shown as it will be.</remarks>
internal sealed class DigestTriggers(OrganizerDb db)
{
    private const string Group = "digests";

    /// <summary>Makes, moves and removes triggers until they match the rows.</summary>
    public async Task ReconcileAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        try
        {
            await FollowAsync(scheduler, cancellationToken);
        }
        catch (SchedulerException) when (scheduler.Status is SchedulerStatus.ShuttingDown or SchedulerStatus.Shutdown)
        {
            // The bot stopped meanwhile; the sweep after the next start makes up for it.
        }
    }

    private async Task FollowAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        var wanted = await db.Digests.AsNoTracking().Where(digest => digest.NextAt != null).ToDictionaryAsync(digest => KeyOf(digest.Id), digest => digest.NextAt!.Value, cancellationToken);
        var present = await scheduler.GetTriggerKeys(GroupMatcher<TriggerKey>.GroupEquals(Group), cancellationToken);
        foreach (var key in present.Where(key => !wanted.ContainsKey(key)))
        {
            await scheduler.UnscheduleJob(key, cancellationToken);
        }

        foreach (var (key, at) in wanted)
        {
            await ScheduleAsync(scheduler, key, at, present.Contains(key), cancellationToken);
        }
    }

    private static async Task ScheduleAsync(IScheduler scheduler, TriggerKey key, DateTimeOffset at, bool exists, CancellationToken cancellationToken)
    {
        if (exists && (await scheduler.GetTrigger(key, cancellationToken))?.StartTimeUtc == at)
        {
            return;
        }

        // One that is late fires at once, without the wait for Quartz's look at what it missed.
        var trigger = TriggerBuilder.Create().WithIdentity(key).ForJob(DigestJob.Key).StartAt(at)
            .WithSimpleSchedule(once => once.WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires)).Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.Replace, cancellationToken);
    }

    private static TriggerKey KeyOf(Id<Digest> digest) => new(digest.ToString(), Group);
}
