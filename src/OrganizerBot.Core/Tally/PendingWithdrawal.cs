using OrganizerBot.Signing;

namespace OrganizerBot.Tally;

/// <summary>The withdrawal of a published signature: its leaf waits to be published with its batch. Its id is random, so the order of rows is not the order of withdrawing.</summary>
public sealed class PendingWithdrawal
{
    private PendingWithdrawal()
    {
    }

    /// <summary>Its id, random.</summary>
    public Guid Id { get; private set; }

    /// <summary>The sheet.</summary>
    public Id<Sheet> SheetId { get; private set; }

    /// <summary>What opens the signature's leaf; 32 bytes.</summary>
    public byte[] Secret { get; private set; } = [];

    /// <summary>How that was signed. Without the name its withdrawal is never published alone; with it, it goes with the next checkpoint.</summary>
    public SignatureKind Kind { get; private set; }
}
