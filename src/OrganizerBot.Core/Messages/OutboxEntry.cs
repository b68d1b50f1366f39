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

    /// <summary>Whether it comes by the clock and nobody waits for it, so that a platform that can may be asked to post it by itself a little later.</summary>
    public bool MayBePlanned { get; private set; }

    /// <summary>When the platform posts it by itself, if it was asked to, UTC. Kept before it is asked.</summary>
    public DateTimeOffset? PostAt { get; private set; }

    /// <summary>By what the platform calls a message that it will post by itself, once it confirmed that.</summary>
    public string? PlannedId { get; private set; }

    /// <summary>Until when whoever took it has it for himself, UTC; what is still being sent then was left in the middle.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>Grows whenever somebody takes it: whoever took it before finds that out, and changes nothing any more.</summary>
    public int Fence { get; private set; }

    /// <summary>Writes a message to be sent.</summary>
    /// <param name="key">What makes it one of a kind.</param>
    /// <param name="destination">Where it goes.</param>
    /// <param name="keys">What seals it.</param>
    /// <param name="message">What it says.</param>
    /// <param name="clock">The time.</param>
    /// <param name="mayBePlanned">Whether it comes by the clock and nobody waits for it.</param>
    /// <exception cref="ArgumentException">The message has files: those are for one person, and kept nowhere.</exception>
    public static OutboxEntry Write(string key, Destination destination, CommunityKeys keys, Message message, TimeProvider clock, bool mayBePlanned = false)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(message);
        if (message.Files.Count > 0)
        {
            throw new ArgumentException("Files are for whoever asked, and never posted.", nameof(message));
        }

        return new OutboxEntry
        {
            Id = Id<OutboxEntry>.New(clock),
            Key = key,
            CommunityId = destination.CommunityId,
            DestinationId = destination.Id,
            SealedBody = keys.Close(JsonSerializer.Serialize(message), "outbox/" + key),
            Marker = Code.New(),
            NotBefore = clock.GetUtcNow(),
            MayBePlanned = mayBePlanned,
        };
    }

    /// <summary>The message.</summary>
    public Message Body(CommunityKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return JsonSerializer.Deserialize<Message>(keys.Open(SealedBody, "outbox/" + Key))!;
    }

    /// <summary>Somebody takes it, for a while. What another left in the middle may have arrived.</summary>
    public void Take(DateTimeOffset until)
    {
        IsDoubtful |= State == OutboxState.Sending;
        State = State == OutboxState.Sending ? OutboxState.Waiting : State;
        (LeaseUntil, Fence) = (until, Fence + 1);
    }

    /// <summary>Whoever took it needs it longer.</summary>
    public void Keep(DateTimeOffset until) => LeaseUntil = until;

    /// <summary>Notes that it is about to be sent. Saved before the call, so that a crash during the call is known.</summary>
    public void Begin(DateTimeOffset now)
    {
        (State, Attempts) = (OutboxState.Sending, Attempts + 1);
        FirstTriedAt ??= now;
    }

    /// <summary>The same for one that the platform is asked to post by itself.</summary>
    public void Begin(DateTimeOffset now, DateTimeOffset postAt)
    {
        Begin(now);
        PostAt = postAt;
    }

    /// <summary>An attempt may have arrived, and nobody can tell yet.</summary>
    public void Doubt() => IsDoubtful = true;

    /// <summary>It was looked for and is certainly not there.</summary>
    public void Miss() => IsDoubtful = false;

    /// <summary>The platform was asked something about it.</summary>
    public void Ask() => Attempts++;

    /// <summary>It is there, and its words need not be kept any longer.</summary>
    public void Arrived(MessageRef message) => (State, PostedId, SealedBody, LeaseUntil) = (OutboxState.Sent, message.Id, [], null);

    /// <summary>The platform has it, or may have it, and posts it by itself; it is looked at again then.</summary>
    /// <param name="id">What the platform calls it; null when it never confirmed that it has it.</param>
    /// <param name="lookAt">When to look.</param>
    public void Plan(string? id, DateTimeOffset lookAt) => (State, PlannedId, NotBefore, LeaseUntil) = (OutboxState.Planned, id ?? PlannedId, lookAt, null);

    /// <summary>It is tried again later.</summary>
    public void Wait(DateTimeOffset until) => (State, NotBefore, LeaseUntil) = (State == OutboxState.Planned ? State : OutboxState.Waiting, until, null);

    /// <summary>It goes out once more, and says that it may be a repeat.</summary>
    public void Repeat(DateTimeOffset now)
    {
        (State, IsRepeat, IsDoubtful, FirstTriedAt, NotBefore, LeaseUntil) = (OutboxState.Waiting, true, false, null, now, null);
        (PostAt, PlannedId) = (null, null);
    }

    /// <summary>It will not be sent.</summary>
    public void GiveUp() => (State, SealedBody, LeaseUntil) = (OutboxState.GivenUp, [], null);
}

/// <summary>How far a message is.</summary>
public enum OutboxState
{
    /// <summary>It waits for its turn.</summary>
    Waiting,

    /// <summary>It is being sent; found so after a crash, its fate is unknown.</summary>
    Sending,

    /// <summary>The platform posts it by itself at its time.</summary>
    Planned,

    /// <summary>It is there.</summary>
    Sent,

    /// <summary>It will never be: the platform calls it malformed.</summary>
    GivenUp,
}
