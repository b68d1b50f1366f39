using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Languages;

namespace OrganizerBot.Messages;

/// <summary>One outbox entry with its channel, its community and the messenger that can carry it.</summary>
internal sealed class OutboxDelivery(OrganizerDb db, KeyFile keys, IEnumerable<IMessenger> messengers, TimeProvider clock)
{
    private OutboxEntry _entry = null!;
    private Destination _destination = null!;
    private Community _community = null!;

    /// <summary>The unit of work that the entry belongs to.</summary>
    public OrganizerDb Db => db;

    /// <summary>Loads an entry, or null when it is settled already.</summary>
    public async Task<OutboxEntry?> LoadAsync(Id<OutboxEntry> id, CancellationToken cancellationToken)
    {
        var found = await db.Outbox.FirstOrDefaultAsync(
            entry => entry.Id == id && (entry.State == OutboxState.Waiting || entry.State == OutboxState.Sending), cancellationToken);
        if (found is not null)
        {
            db.ConfineTo(found.CommunityId);
            _entry = found;
            _destination = await db.Destinations.SingleAsync(destination => destination.Id == found.DestinationId, cancellationToken);
            _community = await db.Communities.SingleAsync(community => community.Id == found.CommunityId, cancellationToken);
        }

        return found;
    }

    /// <summary>Sends it.</summary>
    public Task<SendResult> SendAsync(CancellationToken cancellationToken) =>
        Messenger is { } messenger ? messenger.SendAsync(Delivery, cancellationToken) : Task.FromResult<SendResult>(new SendResult.Transient("platform not connected"));

    /// <summary>Looks whether it arrived.</summary>
    public Task<SendResult?> FindAsync(CancellationToken cancellationToken) =>
        Messenger is { } messenger ? messenger.FindAsync(Delivery, cancellationToken) : Task.FromResult<SendResult?>(new SendResult.Transient("platform not connected"));

    /// <summary>Stops posting to its channel and leaves a word in the moderators' channel, once.</summary>
    public void Suspend(SendResult why, DateTimeOffset now)
    {
        var reason = why switch
        {
            SendResult.DestinationGone => SuspensionReason.Gone,
            SendResult.PermissionMissing => SuspensionReason.Forbidden,
            _ => SuspensionReason.Refused,
        };
        if (!_destination.Suspend(reason, now) || _community.ModeratorsChannel is not { } channel || channel == _destination.Channel)
        {
            return;
        }

        var told = db.Destinations.FirstOrDefault(destination => destination.CommunityId == _community.Id && destination.ChannelId == channel.Id);
        if (told is null)
        {
            told = Destination.To(Id<Destination>.New(clock), _community.Id, channel);
            db.Add(told);
        }

        var words = Words.In(_community.Language);
        var message = PostingMessages.Suspended(words, _destination.Channel, reason);
        db.Add(OutboxEntry.Write($"suspended/{_destination.Id}/{now.UtcTicks}", told, keys.For(_community.Id.Value), message, clock));
    }

    private IMessenger? Messenger => messengers.FirstOrDefault(messenger => messenger.Platform == _destination.Platform);

    private Delivery Delivery
    {
        get
        {
            var body = _entry.Body(keys.For(_entry.CommunityId.Value));
            var marker = $"D-{_entry.Marker}";
            var content = _entry.IsRepeat ? body.Preceded(Words.In(_community.Language).Say("posting.repeat", ("marker", marker))) : body;
            return new Delivery(_entry.Id.Value, _destination.Channel, content, _community.Language, marker, _entry.FirstTriedAt);
        }
    }
}
