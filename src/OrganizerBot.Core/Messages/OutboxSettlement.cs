using Microsoft.Extensions.Logging;

namespace OrganizerBot.Messages;

/// <summary>Notes what became of an attempt, and what follows for the channel.</summary>
internal sealed partial class OutboxSettlement(OutboxDelivery delivery, Suspensions suspensions, Recalls recalls, ILogger<OutboxSettlement> logger)
{
    private const int MostAttempts = 20;
    private static readonly TimeSpan Refused = TimeSpan.FromMinutes(5);

    private OutboxEntry Entry => delivery.Entry;

    private Destination Destination => delivery.Destination;

    /// <summary>Notes it, unless somebody else has the entry by now.</summary>
    public async Task SettleAsync(SendResult result)
    {
        var now = await delivery.NowAsync(CancellationToken.None);
        await NoteAsync(result, now);
        Log.Settled(logger, Entry.Id, result.GetType().Name, Entry.State, Entry.Attempts);
        if (await delivery.SaveAsync() && (Destination.Suspended is not null || Destination.RestsLong(now)))
        {
            await recalls.RecallAsync(Destination, now, CancellationToken.None);
            await delivery.SaveAsync();
        }
    }

    private async Task NoteAsync(SendResult result, DateTimeOffset now)
    {
        switch (result)
        {
            case SendResult.Sent sent:
                Entry.Arrived(sent.Message);
                await WorksAsync();
                break;
            case SendResult.Planned planned:
                Plan(planned, now);
                break;
            case SendResult.Ambiguous when !Entry.IsRepeat:
                Entry.Repeat(Destination.Rest(now, TimeSpan.Zero));
                break;
            case SendResult.DestinationGone or SendResult.PermissionMissing or SendResult.Ambiguous:
                await SuspendAsync(result, now);
                break;
            case SendResult.ContentInvalid:
            case SendResult.Unrecognised or SendResult.MessageGone when Entry.Attempts >= MostAttempts:
                await GiveUpAsync();
                break;
            default:
                await RestAsync(result, now);
                break;
        }
    }

    private async Task WorksAsync()
    {
        if (Destination.Works())
        {
            await suspensions.TellReturnAsync(Destination, delivery.Community, CancellationToken.None);
        }
    }

    private void Plan(SendResult.Planned planned, DateTimeOffset now)
    {
        var (at, planner) = (Entry.PostAt!.Value, delivery.Planner!);
        var lastChange = at - planner.LastChange;
        var late = now - at;
        Entry.Plan(planned.Id, Entry.IsDoubtful && planned.Id is not null && lastChange > now ? lastChange
            : now < at ? at + planner.Settling
            : now + (late > planner.Settling ? late : planner.Settling));
        if (planned.Id is not null)
        {
            // Whether anything gets through is seen when its time has come.
            Destination.Rested();
        }
    }

    private async Task SuspendAsync(SendResult why, DateTimeOffset now)
    {
        if (Entry.State == OutboxState.Planned)
        {
            // It may have come just before.
            Entry.Repeat(now);
        }

        Entry.Wait(now);
        await suspensions.SuspendAsync(Destination, delivery.Community, why, CancellationToken.None);
    }

    private async Task GiveUpAsync()
    {
        Log.GivenUp(logger, Entry.Id, $"D-{Entry.Marker}");
        Entry.GiveUp();
        await suspensions.TellLossAsync(Entry, Destination, delivery.Community, CancellationToken.None);
    }

    private async Task RestAsync(SendResult result, DateTimeOffset now)
    {
        if (result is SendResult.Transient { MayHaveArrived: true })
        {
            Entry.Doubt();
        }

        Entry.Wait(Destination.Rest(now, result switch
        {
            SendResult.RetryAfter wait => wait.Wait,
            SendResult.AuthDead => Refused,
            _ => TimeSpan.Zero,
        }));
        if (result is SendResult.AuthDead)
        {
            await suspensions.SuspendAsync(Destination, delivery.Community, result, CancellationToken.None);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3001, LogLevel.Information, "Outbox {Entry}: {Result}, now {State} after {Attempts} attempts")]
        public static partial void Settled(ILogger logger, Id<OutboxEntry> entry, string result, OutboxState state, int attempts);

        [LoggerMessage(3003, LogLevel.Error, "Outbox {Entry} ({Marker}) is given up: the platform calls it malformed. This is a defect; its moderators are told")]
        public static partial void GivenUp(ILogger logger, Id<OutboxEntry> entry, string marker);
    }
}
