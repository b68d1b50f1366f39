using OrganizerBot.Signing;

namespace OrganizerBot.Tally;

/// <summary>One entry of a sheet's log, in its place for ever.</summary>
public sealed class PublishedLeaf
{
    private PublishedLeaf()
    {
    }

    /// <summary>The sheet.</summary>
    public Id<Sheet> SheetId { get; private set; }

    /// <summary>Its place in the log, from 0.</summary>
    public int Position { get; private set; }

    /// <summary>65 bytes, as <see cref="Leaf"/> describes.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>Puts a leaf at the end of a log.</summary>
    public static PublishedLeaf At(Id<Sheet> sheet, int position, byte[] bytes) => new() { SheetId = sheet, Position = position, Bytes = bytes };
}
