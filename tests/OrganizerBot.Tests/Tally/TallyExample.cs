namespace OrganizerBot.Tally;

/// <summary>The worked example of <c>docs/tally.md</c>: three people sign, one withdraws, one more signs. Its secrets are chosen so that anybody can make it again.</summary>
internal static class TallyExample
{
    public static readonly Guid Sheet = new("0195f3a0-0000-7000-8000-00000000000a");

    private static readonly byte[] Seed = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];
    private static readonly byte[][] All = [SignatureOf(1), SignatureOf(2), SignatureOf(3), Leaf.OfWithdrawal(WithdrawalOf(2)), SignatureOf(4)];
    private static readonly int[] Releases = [3, 4, 5];

    public static string Leaves { get { using var key = Key(); return new LeavesFile(Sheet, key.Verifier, All).ToString(); } }

    public static IReadOnlyList<Checkpoint> Checkpoints { get { using var key = Key(); return [.. Releases.Select(size => Checkpoint.Sign(key, size, new MerkleTree(All).Root(size)))]; } }

    public static Receipt ReceiptOf(int signer) => Receipt.Of([.. Enumerable.Repeat((byte)signer, Receipt.Length)]);

    /// <summary>The example as it stands in the document.</summary>
    /// <param name="said">What <c>organizerbot verify</c> says of it, with the second signer's receipt.</param>
    public static string Write(string said)
    {
        using var key = Key();
        var tree = new MerkleTree(All);
        var receipts = Enumerable.Range(1, 4).Select(signer => $"| {signer} | `{ReceiptOf(signer)}` |\n");
        var hashes = All.Select((leaf, index) => $"| hash of leaf {index + 1} | {Hex(MerkleTree.HashLeaf(leaf))} |\n");
        var roots = Releases.Select(size => $"| root of {size} leaves | {Hex(tree.Root(size))} |\n");
        return $"""
            The sheet is `{Sheet:N}`, the seed of its Ed25519 key the bytes 0 to 31. Signer *n* has 16 bytes *n* as R and 32 bytes 160 + *n* as W.
            Real secrets are random, and real releases are larger.

            | signer | receipt |
            |---|---|
            {string.Concat(receipts)}
            Leaf 1 is a signature: `01`, then {Hex(All[0].AsSpan(1, 32))} (the hash of the word, the sheet and R), then
            {Hex(All[0].AsSpan(33))} (the hash of W).
            Leaf 4 is the withdrawal of signer 2: `02`, then {Hex(All[3].AsSpan(1, 32))} (W itself, whose hash stands in leaf 2), then 32 zero bytes.

            | | |
            |---|---|
            {string.Concat(hashes)}{string.Concat(roots)}| verifier key | `{key.Verifier}` |

            The leaves file:

            ```
            {Leaves}```

            The checkpoints file:

            ```
            {CheckpointsFile.Write(Checkpoints)}```

            `organizerbot verify --leaves leaves.txt --checkpoints checkpoints.txt --receipt {ReceiptOf(2)}` says:

            ```
            {said}```

            """;
    }

    private static NoteKey Key() => NoteKey.FromSeed(Checkpoint.OriginOf(Sheet), Seed);

    private static byte[] WithdrawalOf(int signer) => [.. Enumerable.Repeat((byte)(160 + signer), 32)];

    private static byte[] SignatureOf(int signer) => Leaf.OfSignature(Sheet, ReceiptOf(signer), WithdrawalOf(signer));

    private static string Hex(ReadOnlySpan<byte> bytes) => $"`{Convert.ToHexStringLower(bytes)}`";
}
