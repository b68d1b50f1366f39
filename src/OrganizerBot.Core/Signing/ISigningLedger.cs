namespace OrganizerBot.Signing;

/// <summary>Records signatures and withdrawals: what tells its delivery from a new one, and a signature with its pending leaf, in one transaction, acknowledged after its commit.</summary>
/// <remarks>Each storage engine has its own; the state of the sheet is checked in the insert itself.</remarks>
public interface ISigningLedger
{
    /// <summary>Records one act and answers after it is durable.</summary>
    /// <exception cref="Exception">The engine failed: nothing is known to be stored, and nothing may be said to be.</exception>
    Task<SigningOutcome> RecordAsync(SigningAct act, CancellationToken cancellationToken);
}

/// <summary>What one account does on a sheet.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Inbox">The delivery's key: the same delivery has an effect once.</param>
/// <param name="Pseudonym">The account, as the sheet's key names it.</param>
/// <param name="At">The moment, against which the deadline is held.</param>
public abstract record SigningAct(Id<Sheet> Sheet, byte[] Inbox, byte[] Pseudonym, DateTimeOffset At)
{
    /// <summary>Puts the name under it.</summary>
    /// <param name="Sheet">The sheet.</param>
    /// <param name="Inbox">The delivery, as the sheet's key names it; 32 bytes. It stands in the signature's own row, so that this act changes one row alone; it goes into the inbox when that row goes.</param>
    /// <param name="Pseudonym">The account.</param>
    /// <param name="At">The moment.</param>
    /// <param name="Envelope">The shown name, sealed; null signs without the name.</param>
    /// <param name="Withdrawal">The secret that a withdrawal opens; 32 random bytes.</param>
    /// <param name="Commitment">What its leaf shows in the place of a receipt until its signer asks for one; 32 random bytes.</param>
    public sealed record Sign(Id<Sheet> Sheet, byte[] Inbox, byte[] Pseudonym, DateTimeOffset At, byte[]? Envelope, byte[] Withdrawal, byte[] Commitment)
        : SigningAct(Sheet, Inbox, Pseudonym, At)
    {
        /// <summary>The community where it was signed, sealed; null where nobody needs to know.</summary>
        public byte[]? Origin { get; init; }
    }

    /// <summary>Takes it back.</summary>
    /// <param name="Sheet">The sheet.</param>
    /// <param name="Inbox">The delivery's key.</param>
    /// <param name="Pseudonym">The account.</param>
    /// <param name="At">The moment.</param>
    /// <param name="ForGood">Whether its owner wants to be forgotten: then new wrapping keys are asked for in the same transaction, so that no older copy of the database brings it back.</param>
    public sealed record Withdraw(Id<Sheet> Sheet, byte[] Inbox, byte[] Pseudonym, DateTimeOffset At, bool ForGood = false)
        : SigningAct(Sheet, Inbox, Pseudonym, At);

    /// <summary>Binds the leaf of a signature that is not published yet to a receipt.</summary>
    /// <param name="Sheet">The sheet.</param>
    /// <param name="Inbox">The delivery's key.</param>
    /// <param name="Pseudonym">The account.</param>
    /// <param name="At">The moment.</param>
    /// <param name="Commitment">The hash of the receipt that stands in the leaf from now on; 32 bytes.</param>
    public sealed record Bind(Id<Sheet> Sheet, byte[] Inbox, byte[] Pseudonym, DateTimeOffset At, byte[] Commitment)
        : SigningAct(Sheet, Inbox, Pseudonym, At);
}

/// <summary>What became of an act.</summary>
public enum SigningOutcome
{
    /// <summary>The name is under it now.</summary>
    Signed,

    /// <summary>The name is under it, but more came than a group of this size explains: it counts once moderators have admitted it.</summary>
    Held,

    /// <summary>It was there before; nothing changed.</summary>
    AlreadySigned,

    /// <summary>It is no longer under it.</summary>
    Withdrawn,

    /// <summary>It was not under it; nothing changed.</summary>
    NotSigned,

    /// <summary>Its leaf is bound to the receipt.</summary>
    Bound,

    /// <summary>Its leaf is published already, so that no receipt can be bound to it; nothing changed.</summary>
    TooLate,

    /// <summary>The sheet takes no signatures at this moment; nothing changed.</summary>
    Closed,

    /// <summary>This very delivery came before and had its effect then; nothing changed.</summary>
    Repeated,

    /// <summary>The engine failed, and looked up afterwards nothing is stored. No ledger answers this: see <see cref="SettledLedger"/>.</summary>
    Unsaved,

    /// <summary>The engine failed and does not tell whether it is stored. No ledger answers this: see <see cref="SettledLedger"/>.</summary>
    Unsure,
}
