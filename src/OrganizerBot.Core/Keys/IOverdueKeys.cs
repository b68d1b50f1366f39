namespace OrganizerBot.Keys;

/// <summary>A kind of thing that is over at some time, and whose members' pseudonyms are then to become noise: petitions and pledges, campaigns.</summary>
public interface IOverdueKeys
{
    /// <summary>Those whose time has come.</summary>
    Task<IReadOnlyList<Guid>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Notes that the key of one of them is destroyed with this saving, and says what of it must stay.</summary>
    Task<KeyEnd> EndAsync(Guid thing, CancellationToken cancellationToken);
}

/// <summary>What becomes of a key whose time is over.</summary>
public enum KeyEnd
{
    /// <summary>It belongs to a thing of another kind.</summary>
    NotMine,

    /// <summary>It goes: nobody chose to show anything.</summary>
    Nothing,

    /// <summary>What opens names and words that people chose to show stays.</summary>
    Names,
}
