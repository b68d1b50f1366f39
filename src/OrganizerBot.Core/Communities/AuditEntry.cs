namespace OrganizerBot.Communities;

/// <summary>One change by a moderator: who (keyed), what, about what, on which day. Acts of signers are never written here.</summary>
public sealed class AuditEntry
{
    private AuditEntry()
    {
    }

    /// <summary>Its id.</summary>
    public Id<AuditEntry> Id { get; private set; }

    /// <summary>The community.</summary>
    public Id<Community> CommunityId { get; private set; }

    /// <summary>The moderator, keyed.</summary>
    public byte[] Actor { get; private set; } = [];

    /// <summary>The command's path.</summary>
    public string Act { get; private set; } = "";

    /// <summary>The code of what it was about, if it had one.</summary>
    public string? About { get; private set; }

    /// <summary>The day, UTC.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Writes an entry.</summary>
    public static AuditEntry Write(Id<Community> community, byte[] actor, string act, string? about, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new AuditEntry
        {
            Id = Id<AuditEntry>.New(clock),
            CommunityId = community,
            Actor = actor,
            Act = act,
            About = about,
            Day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
        };
    }
}
