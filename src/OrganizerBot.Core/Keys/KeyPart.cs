namespace OrganizerBot.Keys;

/// <summary>How much of a key is left.</summary>
public enum KeyPart
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>Only what opens names and words that people chose to show. Which account acted can no longer be told: pseudonyms are noise.</summary>
    Names,
}
