namespace OrganizerBot.Tally;

/// <summary>A checkpoint in a few characters, for people to compare: how many leaves, and the beginning of the root.</summary>
/// <param name="Size">How many leaves it covers.</param>
/// <param name="Root">The root; 32 bytes.</param>
public sealed record TallyMark(int Size, byte[] Root)
{
    private const int Length = 10;

    /// <summary>Ten characters of Crockford's base 32, the low five bits of each of the root's first ten bytes, in two groups: <c>7F3K9-Q2M1A</c>.</summary>
    public string Fingerprint => Crockford.Of(Root, Length).Insert(Length / 2, "-");
}
