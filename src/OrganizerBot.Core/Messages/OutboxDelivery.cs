using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Languages;

namespace OrganizerBot.Messages;

/// <summary>One outbox entry in the hand of whoever sends it, with its channel, its community and the messenger that can carry it.</summary>
/// <remarks>
/// Several may send at once. Whoever takes an entry raises its fence, for a short while that is prolonged as long as a call goes on; everything that is saved later is
/// saved only if the fence still stands where it was raised to. The time is the database's, so that nobody's clock decides whose turn it is.
/// </remarks>
internal sealed partial class OutboxDelivery(OrganizerDb db, KeyRing keys, IEnumerable<IMessenger> messengers, IWriter writer, ILogger<OutboxDelivery> logger)
{
    /// <summary>How long whoever took an entry has it without saying more.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(2);
    private static readonly SendResult NotConnected = new SendResult.Transient("platform not connected");

    private CommunityKeys _keys = null!;
    private TimeProvider _clock = TimeProvider.System;

    /// <summary>The entry.</summary>
    public OutboxEntry Entry { get; private set; } = null!;

    /// <summary>Its channel.</summary>
    public Destination Destination { get; private set; } = null!;

    /// <summary>Its community.</summary>
    public Community Community { get; private set; } = null!;

    /// <summary>The messenger, if its platform can be asked to post by itself and the entry may be.</summary>
    public IPlanningMessenger? Planner => Entry.MayBePlanned ? Messenger as IPlanningMessenger : null;

    /// <summary>Whether the platform would notice by itself that it is sent a second time.</summary>
    public bool IsRemembered(DateTimeOffset now) => now - (Entry.FirstTriedAt ?? now) < (Messenger?.Memory ?? TimeSpan.Zero);

    private Delivery Delivery
    {
        get
        {
            var body = Entry.Body(_keys);
            var marker = $"D-{Entry.Marker}";
            var content = Entry.IsRepeat ? body.Preceded(Words.In(Community.Language).Say("posting.repeat", ("marker", marker))) : body;
            return new Delivery(Entry.Id.Value, Community.Ref, Destination.Channel, content, Community.Language, marker, Entry.FirstTriedAt);
        }
    }

    private IMessenger? Messenger => messengers.FirstOrDefault(messenger => messenger.Platform == Destination.Platform);

    /// <summary>Takes an entry.</summary>
    /// <returns>False when it is settled, or somebody else was faster.</returns>
    public async Task<bool> TakeAsync(Id<OutboxEntry> id, TimeProvider clock, CancellationToken cancellationToken)
    {
        _clock = clock;
        var now = await NowAsync(cancellationToken);
        if (await db.Outbox.Due(now).FirstOrDefaultAsync(entry => entry.Id == id, cancellationToken) is not { } found)
        {
            return false;
        }

        db.ConfineTo(found.CommunityId);
        Entry = found;
        Destination = await db.Destinations.SingleAsync(destination => destination.Id == found.DestinationId, cancellationToken);
        Community = await db.Communities.SingleAsync(community => community.Id == found.CommunityId, cancellationToken);
        _keys = await keys.OfCommunityAsync(found.CommunityId, cancellationToken);

        // One that cannot be opened fails here, and does not stand in the way of those behind it.
        _ = Delivery;
        Entry.Take(now + Lease);
        return await TrySaveAsync();
    }

    /// <summary>What time it is for everybody who shares the database.</summary>
    public Task<DateTimeOffset> NowAsync(CancellationToken cancellationToken) => db.NowAsync(_clock, cancellationToken);

    /// <summary>Saves what became of it.</summary>
    /// <returns>False when somebody else has it by now, or another message is being sent to the channel: nothing is changed then.</returns>
    public async Task<bool> SaveAsync()
    {
        var isMine = await TrySaveAsync();
        if (!isMine)
        {
            Log.Overtaken(logger, Entry.Id);
        }

        return isMine;
    }

    /// <summary>Sends it.</summary>
    public async Task<SendResult> SendAsync()
    {
        Failpoint.Reach("outbox.before-send");
        var result = await KeepAsync(Messenger?.SendAsync(Delivery, CancellationToken.None), NotConnected);
        Failpoint.Reach("outbox.after-send");
        return result;
    }

    /// <summary>Looks whether it arrived.</summary>
    public Task<SendResult?> FindAsync() => KeepAsync(Messenger?.FindAsync(Delivery, CancellationToken.None), NotConnected);

    /// <summary>Asks whether the platform answers and a message would get through.</summary>
    /// <returns>Null when it would.</returns>
    public Task<SendResult?> CheckAsync() => KeepAsync(Messenger?.CheckAsync(Community.Ref, Destination.Channel, CancellationToken.None), NotConnected);

    /// <summary>Sees to it that the platform has it exactly once, to post it by itself.</summary>
    public async Task<SendResult> PlanAsync(bool mayBeThere)
    {
        Failpoint.Reach("outbox.before-plan");
        var result = await KeepAsync(Planner?.PlanAsync(Delivery, Entry.PostAt!.Value, mayBeThere, CancellationToken.None), NotConnected);
        Failpoint.Reach("outbox.after-plan");
        return result;
    }

    /// <summary>Asks whether the platform still has it.</summary>
    public async Task<SendResult?> FollowAsync()
    {
        Failpoint.Reach("outbox.before-follow");
        var result = await KeepAsync(Planner?.FollowAsync(Delivery, Entry.PostAt!.Value, CancellationToken.None), NotConnected);
        Failpoint.Reach("outbox.after-follow");
        return result;
    }

    /// <summary>A moment for the platform to post it by itself, apart from all others of its channel.</summary>
    public async Task<DateTimeOffset> PostTimeAsync(TimeSpan lead)
    {
        var (id, channel) = (Entry.Id, Entry.DestinationId);
        var soonest = await NowAsync(CancellationToken.None) + lead;
        var last = await db.Outbox.Where(other => other.DestinationId == channel && other.Id != id && other.PostAt != null).MaxAsync(other => other.PostAt);
        var at = last is { } before && before + lead > soonest ? before + lead : soonest;
        return DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds() + 1);
    }

    /// <summary>Waits for a call and keeps the entry meanwhile. What is on its way is brought to its end, stop or no stop: a call that is cut off leaves a message of which nobody knows whether it arrived.</summary>
    private async Task<T> KeepAsync<T>(Task<T>? call, T otherwise)
    {
        if (call is null)
        {
            return otherwise;
        }

        for (var isMine = true; !call.IsCompleted && isMine;)
        {
            using var enough = new CancellationTokenSource();
            await Task.WhenAny(call, Task.Delay(Renewal, _clock, enough.Token));
            await enough.CancelAsync();
            if (!call.IsCompleted)
            {
                Entry.Keep(await NowAsync(CancellationToken.None) + Lease);
                isMine = await SaveAsync();
            }
        }

        return await call;
    }

    private async Task<bool> TrySaveAsync()
    {
        try
        {
            await writer.SaveAsync(db, CancellationToken.None);
            return true;
        }
        catch (DbUpdateException e) when (db.WasOvertaken(e))
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3002, LogLevel.Warning, "Outbox {Entry}: somebody else has it; what came of this attempt is dropped")]
        public static partial void Overtaken(ILogger logger, Id<OutboxEntry> entry);
    }
}
