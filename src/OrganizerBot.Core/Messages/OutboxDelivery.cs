using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Languages;

namespace OrganizerBot.Messages;

/// <summary>One outbox entry with its channel, its community and the messenger that can carry it.</summary>
internal sealed class OutboxDelivery(OrganizerDb db, KeyRing keys, IEnumerable<IMessenger> messengers, Suspensions suspensions)
{
    private OutboxEntry _entry = null!;
    private Destination _destination = null!;
    private Community _community = null!;
    private CommunityKeys _keys = null!;

    /// <summary>The unit of work that the entry belongs to.</summary>
    public OrganizerDb Db => db;

    /// <summary>Where the entry goes.</summary>
    public Platform Platform => _destination.Platform;

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
            _keys = await keys.OfCommunityAsync(found.CommunityId, cancellationToken);
        }

        return found;
    }

    /// <summary>Sends it.</summary>
    public Task<SendResult> SendAsync(CancellationToken cancellationToken) =>
        Messenger is { } messenger ? messenger.SendAsync(Delivery, cancellationToken) : Task.FromResult<SendResult>(new SendResult.Transient("platform not connected"));

    /// <summary>Looks whether it arrived.</summary>
    public Task<SendResult?> FindAsync(CancellationToken cancellationToken) =>
        Messenger is { } messenger ? messenger.FindAsync(Delivery, cancellationToken) : Task.FromResult<SendResult?>(new SendResult.Transient("platform not connected"));

    /// <summary>Asks whether the platform answers and a message would get through.</summary>
    /// <returns>Null when it would.</returns>
    public Task<SendResult?> CheckAsync(CancellationToken cancellationToken) =>
        Messenger is { } messenger
            ? messenger.CheckAsync(_community.Ref, _destination.Channel, cancellationToken)
            : Task.FromResult<SendResult?>(new SendResult.Transient("platform not connected"));

    /// <summary>Stops posting to its channel and leaves a word in the moderators' channel, once.</summary>
    public Task SuspendAsync(SendResult why, CancellationToken cancellationToken) => suspensions.SuspendAsync(_destination, _community, why, cancellationToken);

    private IMessenger? Messenger => messengers.FirstOrDefault(messenger => messenger.Platform == _destination.Platform);

    private Delivery Delivery
    {
        get
        {
            var body = _entry.Body(_keys);
            var marker = $"D-{_entry.Marker}";
            var content = _entry.IsRepeat ? body.Preceded(Words.In(_community.Language).Say("posting.repeat", ("marker", marker))) : body;
            return new Delivery(_entry.Id.Value, _community.Ref, _destination.Channel, content, _community.Language, marker, _entry.FirstTriedAt);
        }
    }
}
