using OrganizerBot.Storage;

namespace OrganizerBot.Scheduling;

/// <summary>Lets no backup that the bot made grow older than a month: what members had erased is gone from them too then.</summary>
internal sealed class BackupLoop(Backups backups, TimeProvider clock, ILogger<BackupLoop> logger) : Loop(clock, logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task TurnAsync(CancellationToken stoppingToken)
    {
        backups.Prune();
        await Task.Delay(Pause, Clock, stoppingToken);
    }
}
