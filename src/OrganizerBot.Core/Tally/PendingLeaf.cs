using OrganizerBot.Signing;

namespace OrganizerBot.Tally;

/// <summary>A leaf that waits to be published with its batch. Its id is random, so the order of rows is not the order of signing.</summary>
public sealed class PendingLeaf
{
    private PendingLeaf()
    {
    }

    /// <summary>Its id, random.</summary>
    public Guid Id { get; private set; }

    /// <summary>The sheet.</summary>
    public Id<Sheet> SheetId { get; private set; }

    /// <summary>65 bytes, as <see cref="Leaf"/> describes.</summary>
    public byte[] Bytes { get; private set; } = [];
}
