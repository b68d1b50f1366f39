namespace OrganizerBot.Tally;

/// <summary>The leaves of one log, read in order: what they add up to, whose signature was withdrawn by which leaf, and what is wrong.</summary>
/// <remarks>
/// A withdrawal opens a signature that stands before it, never one after: otherwise a log could take back today what is signed tomorrow.
/// </remarks>
public sealed class TallyLog
{
    private readonly Dictionary<string, int> _byCommitment = [];
    private readonly Dictionary<string, int> _byWithdrawalHash = [];
    private readonly Dictionary<int, int> _withdrawnBy = [];
    private readonly List<LeafFault> _faults = [];
    private readonly List<TallyCount> _counts = [default];

    /// <summary>Reads the leaves.</summary>
    public TallyLog(IReadOnlyList<byte[]> leaves)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        Tree = new MerkleTree(leaves);
        for (var index = 0; index < leaves.Count; index++)
        {
            _counts.Add(Leaf.Read(leaves[index]) switch
            {
                Leaf.Signature signature => Note(index, signature),
                Leaf.Withdrawal withdrawal => Note(index, withdrawal),
                _ => Note(new LeafFault(index, LeafFaultKind.Unknown)),
            });
        }
    }

    /// <summary>The tree of hashes over the leaves.</summary>
    public MerkleTree Tree { get; }

    /// <summary>How many leaves there are.</summary>
    public int Size => Tree.Size;

    /// <summary>What is wrong, in the order of the leaves; nothing in an honest log.</summary>
    public IReadOnlyList<LeafFault> Faults => _faults;

    /// <summary>What the first leaves add up to.</summary>
    /// <param name="size">How many; from 0 to <see cref="Size"/>.</param>
    public TallyCount CountAt(int size) => _counts[size];

    /// <summary>Where the signature with this commitment is, counted from 0, or null.</summary>
    public int? Find(ReadOnlySpan<byte> commitment) => _byCommitment.TryGetValue(Convert.ToHexString(commitment), out var leaf) ? leaf : null;

    /// <summary>By which leaf a signature was withdrawn, or null.</summary>
    /// <param name="signature">The signature's leaf, counted from 0.</param>
    public int? WithdrawnBy(int signature) => _withdrawnBy.TryGetValue(signature, out var leaf) ? leaf : null;

    private TallyCount Note(int index, Leaf.Signature signature)
    {
        Take(_byCommitment, signature.Commitment, index, LeafFaultKind.ReceiptRepeated);
        Take(_byWithdrawalHash, signature.WithdrawalHash, index, LeafFaultKind.WithdrawalHashRepeated);
        return _counts[^1] with { Signatures = _counts[^1].Signatures + 1 };
    }

    private TallyCount Note(int index, Leaf.Withdrawal withdrawal)
    {
        if (!_byWithdrawalHash.TryGetValue(Convert.ToHexString(withdrawal.Opens), out var opened))
        {
            Note(new LeafFault(index, LeafFaultKind.OpensNothing));
        }
        else if (!_withdrawnBy.TryAdd(opened, index))
        {
            Note(new LeafFault(index, LeafFaultKind.WithdrawnTwice, _withdrawnBy[opened]));
        }

        return _counts[^1] with { Withdrawals = _counts[^1].Withdrawals + 1 };
    }

    private TallyCount Note(LeafFault fault)
    {
        _faults.Add(fault);
        return _counts[^1];
    }

    private void Take(Dictionary<string, int> taken, byte[] hash, int index, LeafFaultKind kind)
    {
        var key = Convert.ToHexString(hash);
        if (!taken.TryAdd(key, index))
        {
            Note(new LeafFault(index, kind, taken[key]));
        }
    }
}
