namespace OrganizerBot.Tally;

/// <summary>A leaf that an honest log does not have.</summary>
/// <param name="Leaf">Which, counted from 0.</param>
/// <param name="Kind">What is wrong with it.</param>
/// <param name="Earlier">The earlier leaf that it clashes with, if any.</param>
public sealed record LeafFault(int Leaf, LeafFaultKind Kind, int? Earlier = null);

/// <summary>What is wrong with a leaf.</summary>
public enum LeafFaultKind
{
    /// <summary>It is neither a signature nor a withdrawal.</summary>
    Unknown,

    /// <summary>A signature with a receipt's hash that an earlier one has: two signers were given one receipt.</summary>
    ReceiptRepeated,

    /// <summary>A signature with a withdrawal hash that an earlier one has: one withdrawal would take back both.</summary>
    WithdrawalHashRepeated,

    /// <summary>A withdrawal that opens no signature before it.</summary>
    OpensNothing,

    /// <summary>A withdrawal of a signature that was already withdrawn.</summary>
    WithdrawnTwice,
}
