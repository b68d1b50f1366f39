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

    /// <summary>The hash of the signature's withdrawal secret: by it the leaf of a signature is found. 32 bytes.</summary>
    public byte[] Link { get; private set; } = [];

    /// <summary>With which batch it is published.</summary>
    public LeafKind Kind { get; private set; }

    /// <summary>Its signature is no longer held.</summary>
    public void Admit(LeafKind kind) => Kind = kind;
}

/// <summary>Why a leaf waits, which decides with which batch it is published.</summary>
public enum LeafKind
{
    /// <summary>A signature without a name: never published alone.</summary>
    Counted,

    /// <summary>A signature with a name, which everybody sees anyway: published with the next checkpoint.</summary>
    Named,

    /// <summary>The withdrawal of a published signature without a name: never published alone.</summary>
    CountedLeft,

    /// <summary>The withdrawal of a published signature with a name.</summary>
    NamedLeft,

    /// <summary>A signature that is held: published only once moderators have admitted it.</summary>
    Held,
}
