using System.Text.Json;
using OrganizerBot.Communities;
using OrganizerBot.Keys;

namespace OrganizerBot.Messages;

/// <summary>One message that must reach one channel: written in the same transaction as what it tells, then sent until it is there.</summary>
public sealed class OutboxEntry
{
    private OutboxEntry()
    {
    }

    /// <summary>Its id; a platform's duplicate key is made from it.</summary>
    public Id<OutboxEntry> Id { get; private set; }

    /// <summary>What makes it one of a kind, such as <c>digest/…/2027-01-31T17:30Z</c>: a second one is refused by the database.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The community whose keys seal it.</summary>
    public Id<Community> CommunityId { get; private set; }

    /// <summary>Where it goes.</summary>
    public Id<Destination> DestinationId { get; private set; }

    /// <summary>The message, sealed; empty once it is there.</summary>
    public byte[] SealedBody { get; private set; } = [];

    /// <summary>A short visible mark by which the post can be found again.</summary>
    public Code Marker { get; private set; }

    /// <summary>How far it is.</summary>
    public OutboxState State { get; private set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; private set; }

    /// <summary>When it was first tried, UTC.</summary>
    public DateTimeOffset? FirstTriedAt { get; private set; }

    /// <summary>Not to be tried before this moment, UTC.</summary>
    public DateTimeOffset NotBefore { get; private set; }

    /// <summary>The platform's id of the posted message.</summary>
    public string? PostedId { get; private set; }

    /// <summary>Whether it goes out once more because nobody can tell whether it arrived; it then says so.</summary>
    public bool IsRepeat { get; private set; }

    /// <summary>Whether an earlier attempt may have arrived though nobody confirmed it. Such a message is looked for before it is sent again.</summary>
    public bool IsDoubtful { get; private set; }

    /// <summary>Grows with each change, so that two senders at once are noticed.</summary>
    public int Version { get; private set; }

    /// <summary>Writes a message to be sent.</summary>
    public static OutboxEntry Write(string key, Destination destination, CommunityKeys keys, Message message, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(keys);
        return new OutboxEntry
        {
            Id = Id<OutboxEntry>.New(clock),
            Key = key,
            CommunityId = destination.CommunityId,
            DestinationId = destination.Id,
            SealedBody = keys.Close(JsonSerializer.Serialize(message), "outbox/" + key),
            Marker = Code.New(),
            NotBefore = clock.GetUtcNow(),
        };
    }

    /// <summary>The message.</summary>
    public Message Body(CommunityKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return JsonSerializer.Deserialize<Message>(keys.Open(SealedBody, "outbox/" + Key))!;
    }

    /// <summary>Notes that it is about to be sent. Saved before the call, so that a crash during the call is known.</summary>
    public void Begin(DateTimeOffset now)
    {
        (State, Attempts, Version) = (OutboxState.Sending, Attempts + 1, Version + 1);
        FirstTriedAt ??= now;
    }

    /// <summary>An attempt may have arrived, and nobody can tell yet.</summary>
    public void Doubt() => (IsDoubtful, Version) = (true, Version + 1);

    /// <summary>It was looked for and is certainly not there.</summary>
    public void Miss() => (IsDoubtful, Version) = (false, Version + 1);

    /// <summary>The platform was asked whether a repeat would get through.</summary>
    public void Ask() => (Attempts, Version) = (Attempts + 1, Version + 1);

    /// <summary>It is there, and its words need not be kept any longer.</summary>
    public void Arrived(MessageRef message) => (State, PostedId, SealedBody, Version) = (OutboxState.Sent, message.Id, [], Version + 1);

    /// <summary>It is tried again later.</summary>
    public void Wait(DateTimeOffset until) => (State, NotBefore, Version) = (OutboxState.Waiting, until, Version + 1);

    /// <summary>It goes out once more, and says that it may be a repeat.</summary>
    public void Repeat(DateTimeOffset now) =>
        (State, IsRepeat, IsDoubtful, FirstTriedAt, NotBefore, Version) = (OutboxState.Waiting, true, false, null, now, Version + 1);

    /// <summary>It will not be sent.</summary>
    public void GiveUp() => (State, Version) = (OutboxState.GivenUp, Version + 1);
}

/// <summary>How far a message is.</summary>
public enum OutboxState
{
    /// <summary>It waits for its turn.</summary>
    Waiting,

    /// <summary>It is being sent; found so after a crash, its fate is unknown.</summary>
    Sending,

    /// <summary>It is there.</summary>
    Sent,

    /// <summary>It will never be: the platform calls it malformed.</summary>
    GivenUp,
}
