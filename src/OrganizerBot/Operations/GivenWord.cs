namespace OrganizerBot.Operations;

/// <summary>Repeats what was given for a setting that takes one of a few words. Whatever is no short word may be a secret that slipped in there, and is not repeated.</summary>
internal static class GivenWord
{
    private const int Longest = 20;

    /// <summary>The end of a sentence that says what is allowed.</summary>
    public static string Told(string? given) => given is { Length: > 0 and <= Longest } && given.All(char.IsAsciiLetter) ? $"and not \"{given}\"" : "and what was given is neither";
}
