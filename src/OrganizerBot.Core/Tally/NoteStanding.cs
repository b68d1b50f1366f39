namespace OrganizerBot.Tally;

/// <summary>Whether a key signed a note.</summary>
public enum NoteStanding
{
    /// <summary>It did.</summary>
    Signed,

    /// <summary>No signature under the note says it is this key's.</summary>
    Unsigned,

    /// <summary>A signature says it is this key's and is not: the text or the signature was changed.</summary>
    Forged,
}
