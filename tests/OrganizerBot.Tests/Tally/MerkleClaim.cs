namespace OrganizerBot.Tally;

/// <summary>What somebody says about a tree, with the proof they bring.</summary>
internal abstract record MerkleClaim
{
    /// <summary>Whether the code under test believes it.</summary>
    public abstract bool IsBelieved { get; }

    /// <summary>
    /// What the claim comes to: which hash is joined to which, and on which side. A root does not tell its size, so two sizes may come to the same claim;
    /// a signed checkpoint binds them. Written from RFC 6962's recursive definitions, which the code under test does not use to verify.
    /// </summary>
    public abstract string Content { get; }

    protected static string Of(IEnumerable<byte[]> hashes) => string.Join(',', hashes.Select(Convert.ToHexString));

    /// <summary>The sides of the hashes on the way from the root down to the leaf; "nowhere" when it is not in the tree.</summary>
    private static string Path(long index, long size) =>
        index < 0 || index >= size ? "nowhere" : size == 1 ? "" : Split(size) is var left && index < left ? Path(index, left) + "R" : Path(index - left, size - left) + "L";

    private static string Subproof(long first, long second, bool known) =>
        first == second ? (known ? "root" : "hash") : Split(second) is var left && first <= left ? Subproof(first, left, known) + "R" : Subproof(first - left, second - left, false) + "L";

    private static long Split(long size) => 1L << System.Numerics.BitOperations.Log2((ulong)size - 1);

    /// <summary>A leaf is in the tree.</summary>
    internal sealed record Inclusion(byte[] Leaf, long Index, long Size, IReadOnlyList<byte[]> Proof, byte[] Root) : MerkleClaim
    {
        public override bool IsBelieved => MerkleProof.VerifyInclusion(Leaf, Index, Size, Proof, Root);

        public override string Content => $"{Path(Index, Size)} {Convert.ToHexString(Leaf)} {Convert.ToHexString(Root)} {Of(Proof)}";
    }

    /// <summary>A tree is the beginning of another.</summary>
    internal sealed record Consistency(long First, long Second, IReadOnlyList<byte[]> Proof, byte[] FirstRoot, byte[] SecondRoot) : MerkleClaim
    {
        public override bool IsBelieved => MerkleProof.VerifyConsistency(First, Second, Proof, FirstRoot, SecondRoot);

        public override string Content =>
            $"{(First < 0 || First > Second ? "never" : First == 0 ? "nothing" : Subproof(First, Second, true))} {Convert.ToHexString(FirstRoot)} {Convert.ToHexString(SecondRoot)} {Of(Proof)}";
    }
}
