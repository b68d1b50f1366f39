using OrganizerBot.Signing;

namespace OrganizerBot.Tally;

/// <summary>A checkpoint of a sheet's log as it was signed and published.</summary>
public sealed class PostedCheckpoint
{
    private PostedCheckpoint()
    {
    }

    /// <summary>The sheet.</summary>
    public Id<Sheet> SheetId { get; private set; }

    /// <summary>How many leaves it covers. There is one checkpoint for a size, never two.</summary>
    public int Size { get; private set; }

    /// <summary>The root of the tree over them; 32 bytes.</summary>
    public byte[] Root { get; private set; } = [];

    /// <summary>The signed text, in the form of C2SP's tlog-checkpoint.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Publishes one.</summary>
    public static PostedCheckpoint Post(Id<Sheet> sheet, int size, byte[] root, string note) => new() { SheetId = sheet, Size = size, Root = root, Note = note };
}
