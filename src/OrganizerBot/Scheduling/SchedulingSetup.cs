using OrganizerBot.Storage;
using OrganizerBot.Storage.Postgres;
using Quartz;

namespace OrganizerBot.Scheduling;

/// <summary>Registers the clockwork: Quartz wakes the loops, our own rows decide what is due.</summary>
public static class SchedulingSetup
{
    extension(WebApplicationBuilder builder)
    {
        /// <summary>
        /// Quartz on SQLite in a file of its own, <c>schedule.db</c>, which may be deleted at any time: everything in it is made again from our rows. On PostgreSQL in
        /// tables of its own in the same database, shared by all replicas: when one is gone, another has its work within seconds.
        /// </summary>
        public void AddScheduling(TimeProvider clock)
        {
            var storage = StorageOptions.In(builder.Configuration);
            if (storage.Engine == StorageProvider.Postgres)
            {
                // The first to start, and so the last to stop: what is in somebody's hand is prolonged until then.
                builder.Services.AddHostedService<LeaseLoop>();
            }

            builder.Services.AddQuartz(quartz =>
            {
                quartz.UseTimeProvider(clock);
                quartz.ConfigureScheduler(options => options.InstanceName = QuartzTables.Scheduler);
                quartz.UsePersistentStore(store =>
                {
                    // Its two threads would otherwise keep a process alive whose bot ended without stopping them.
                    store.ConfigureStore(options => (options.StoreJobDataAsStrings, options.UseBackgroundThreads) = (true, true));
                    if (storage.Engine == StorageProvider.Postgres)
                    {
                        store.UsePostgres(PostgresAddress.Of(storage).ConnectionString);
                        store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)));
                    }
                    else
                    {
                        store.UseSqlite($"Data Source={Path.Combine(storage.DataDirectory, "schedule.db")}");
                        store.ProvisionSchema();
                    }
                });
                // A run that ends with its process is begun anew at once: on PostgreSQL by another replica, on SQLite after the start. One run writes whatever is
                // due; ten of them at once would each compose the same digests, and all but one in vain.
                quartz.AddJob<DigestJob>(job => job.WithIdentity(DigestJob.Key).StoreDurably().DisallowConcurrentExecution().RequestRecovery());
                // After a clock that jumped, as when a machine wakes, it looks at once instead of a minute later.
                quartz.ScheduleJob<SweepJob>(
                    trigger => trigger.WithIdentity("sweep").StartNow().WithSimpleSchedule(every => every
                        .WithInterval(TimeSpan.FromMinutes(1)).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount)),
                    job => job.WithIdentity("sweep").DisallowConcurrentExecution().RequestRecovery());
            });
            // Without this a stored trigger is overwritten at each start, and what it missed while the bot was down is forgotten.
            builder.Services.Configure<QuartzOptions>(options => options.Scheduling.IgnoreDuplicates = true);
            builder.Services.Configure<QuartzHostedServiceOptions>(options => options.WaitForJobsToComplete = true);
            builder.Services.AddSingleton<QuartzHostedService>();
            builder.Services.AddHostedService<Clockwork>();
            builder.Services.AddScoped<DigestTriggers>();
            builder.Services.AddHostedService<OutboxLoop>();
            builder.Services.AddHostedService<CardLoop>();
            builder.Services.AddHostedService<ReviewLoop>();
            builder.Services.AddHostedService<DigestLoop>();
            builder.Services.AddHostedService<BackupLoop>();
            if (storage.Engine == StorageProvider.Postgres)
            {
                builder.Services.AddHostedService<OwnKeepingLoop>();
            }
        }
    }
}
