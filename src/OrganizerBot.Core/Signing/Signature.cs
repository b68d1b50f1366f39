using OrganizerBot.Keys;
using OrganizerBot.Tally;

namespace OrganizerBot.Signing;

/// <summary>One account's name under one petition or pledge. Insert-only: the ledger writes it, everything else reads.</summary>
/// <remarks>It holds no time and no id of the platform: only what the sheet's own key turns an account into.</remarks>
public sealed class Signature
{
    private Signature()
    {
    }

    /// <summary>The sheet.</summary>
    public Id<Sheet> SheetId { get; private set; }

    /// <summary>The account, as the sheet's key names it; 32 bytes.</summary>
    public byte[] Pseudonym { get; private set; } = [];

    /// <summary>With the name or without.</summary>
    public SignatureKind Kind { get; private set; }

    /// <summary>Whether it counts in public yet.</summary>
    public SignatureState State { get; private set; }

    /// <summary>The shown name, sealed; only where the signer chose to be named.</summary>
    public byte[]? Envelope { get; private set; }

    /// <summary>A secret whose hash stands in the signature's leaf of the tally; a withdrawal opens it. 32 bytes.</summary>
    public byte[] Withdrawal { get; private set; } = [];

    /// <summary>What its leaf of the tally will show of a receipt, while that leaf waits for its batch; null once it is published. 32 bytes.</summary>
    public byte[]? Commitment { get; private set; }

    /// <summary>The delivery that signed, as the sheet's own key names it, so that the same one has no second effect. 32 bytes; none where it is nobody's.</summary>
    public byte[] Delivery { get; private set; } = [];

    /// <summary>The community where it was signed, sealed, while it waits for its batch: see <see cref="SplitBook"/>. Null once it is published.</summary>
    public byte[]? Origin { get; private set; }

    /// <summary>Publishes it with its batch.</summary>
    /// <returns>Its leaf.</returns>
    /// <exception cref="InvalidOperationException">It is published already.</exception>
    public byte[] Publish()
    {
        var leaf = Leaf.OfSignature(Commitment ?? throw new InvalidOperationException("A leaf is published once."), Withdrawal);
        (Commitment, Origin, State) = (null, null, SignatureState.Released);
        return leaf;
    }

    /// <summary>Moderators admit one that was held: with a name it counts at once, without it with a batch to come.</summary>
    public void Admit() => State = Kind == SignatureKind.Named ? SignatureState.Released : SignatureState.Pending;

    /// <summary>The same signature as nobody's: it goes on counting as it did, and no key leads from it to an account.</summary>
    public Signature Nobodys()
    {
        var nobodys = (Signature)MemberwiseClone();
        (nobodys.Pseudonym, nobodys.Envelope, nobodys.Delivery) = (Secret.Key(), null, []);
        return nobodys;
    }
}

/// <summary>With the name or without.</summary>
public enum SignatureKind
{
    /// <summary>Without the name: only a number.</summary>
    Counted,

    /// <summary>With the name, shown to members and to the addressee.</summary>
    Named,
}

/// <summary>Whether a signature counts in public.</summary>
public enum SignatureState
{
    /// <summary>Not yet.</summary>
    Pending,

    /// <summary>It does.</summary>
    Released,

    /// <summary>More came than a group of this size explains: it counts once moderators have admitted it.</summary>
    Held,
}
