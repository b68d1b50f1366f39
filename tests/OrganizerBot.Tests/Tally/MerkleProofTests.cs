using CsCheck;
using OrganizerBot.Support;

namespace OrganizerBot.Tally;

public sealed class MerkleProofTests
{
    private const int Most = 256;
    private const int Kinds = 16;

    private static readonly byte[][] Leaves = [.. Enumerable.Range(0, Most).Select(number => Leaf.OfSignature(Guid.Empty, BitConverter.GetBytes(number), BitConverter.GetBytes(~number)))];
    private static readonly MerkleTree Tree = new(Leaves);
    private static readonly byte[][] Roots = [.. Enumerable.Range(0, Most + 1).Select(Tree.Root)];

    /// <summary>Cheap enough to run whole each time.</summary>
    [Fact]
    public void Every_proof_of_1_to_256_leaves_verifies()
    {
        var (inclusions, consistencies) = (0, 0);
        for (var size = 1; size <= Most; size++)
        {
            for (var other = 0; other <= size; other++)
            {
                Assert.True(MerkleProof.VerifyConsistency(other, size, Tree.ConsistencyProof(other, size), Roots[other], Roots[size]), $"{other} to {size}");
                consistencies += other == 0 ? 0 : 1;
                if (other < size)
                {
                    Assert.True(MerkleProof.VerifyInclusion(Leaves[other], other, size, Tree.InclusionProof(other, size), Roots[size]), $"{other} in {size}");
                    inclusions++;
                }
            }
        }

        Assert.Equal((Most * (Most + 1) / 2, Most * (Most + 1) / 2), (inclusions, consistencies));
        Figures.Say($"Merkle: all {inclusions:N0} inclusion and {consistencies:N0} consistency proofs of 1 to {Most} leaves verify");
    }

    [Fact]
    public void The_root_is_that_of_the_definition()
    {
        for (var size = 1; size <= Most; size++)
        {
            Assert.Equal(ByDefinition(Leaves.AsSpan(0, size)), Roots[size]);
        }
    }

    [Fact]
    public void No_mutation_is_believed()
    {
        var (tried, believed) = (0, 0);
        Gen.Select(Gen.Bool, Gen.Int[1, Most], Gen.Int[0, Most - 1], Gen.Int[0, Kinds - 1], Gen.ULong).Sample(
            (inclusion, size, other, kind, seed) =>
            {
                var claim = inclusion ? Inclusion(other % size, size) : (MerkleClaim)Consistency((other % size) + 1, size);
                Assert.True(claim.IsBelieved);
                // Some mutations find nothing to change in a short proof, or come to the same claim; the next kind then takes the turn.
                var mutant = Enumerable.Range(kind, Kinds).Select(turn => Mutate(claim, turn % Kinds, seed)).First(mutant => mutant.Content != claim.Content);
                Interlocked.Increment(ref tried);
                if (mutant.IsBelieved)
                {
                    Interlocked.Increment(ref believed);
                    Assert.Fail($"{claim} became {mutant}");
                }
            },
            iter: Figures.Cases(50_000, 1_000_000));

        Figures.Say($"Merkle: {believed} of {tried:N0} mutated proofs, roots, leaves, sizes and indices are believed");
    }

    [Fact]
    public void A_node_is_not_taken_for_a_leaf()
    {
        // The content of the node over the first two leaves, offered as a leaf of a tree half as high.
        byte[] node = [1, .. MerkleTree.HashLeaf(Leaves[0]), .. MerkleTree.HashLeaf(Leaves[1])];

        Assert.Equal(Leaf.Length, node.Length);
        Assert.False(MerkleProof.VerifyInclusion(node, 0, 2, [Tree.InclusionProof(0, 4)[1]], Roots[4]));
    }

    [Fact]
    public void A_proof_that_is_longer_than_the_way_up_is_refused()
    {
        Assert.True(MerkleProof.VerifyInclusion(Leaves[1], 1, 2, [MerkleTree.HashLeaf(Leaves[0])], Roots[2]));
        Assert.False(MerkleProof.VerifyInclusion(Leaves[1], 0, 1, [MerkleTree.HashLeaf(Leaves[0])], Roots[2]));
    }

    [Fact]
    public void Bytes_do_not_move_from_one_hash_to_the_next()
    {
        var proof = Tree.InclusionProof(2, 3);
        byte[] longer = [.. proof[0], MerkleTree.HashLeaf(Leaves[2])[0]];

        Assert.False(MerkleProof.VerifyInclusion(Leaves[2], 2, 3, [longer], Roots[3]));
        Assert.False(MerkleProof.VerifyConsistency(3, 7, [.. Tree.ConsistencyProof(3, 7).Select(hash => hash[..31])], Roots[3], Roots[7]));
        Assert.False(MerkleProof.VerifyConsistency(3, 7, Tree.ConsistencyProof(3, 7), Roots[3].AsSpan(0, 31), Roots[7]));
        Assert.False(MerkleProof.VerifyInclusion(Leaves[2], 2, 3, [null!], Roots[3]));
    }

    private static MerkleClaim.Inclusion Inclusion(int index, int size) => new(Leaves[index], index, size, Tree.InclusionProof(index, size), Roots[size]);

    private static MerkleClaim.Consistency Consistency(int first, int second) => new(first, second, Tree.ConsistencyProof(first, second), Roots[first], Roots[second]);

    private static MerkleClaim Mutate(MerkleClaim claim, int kind, ulong seed) => claim switch
    {
        MerkleClaim.Inclusion one => kind switch
        {
            0 => one with { Leaf = Flip(one.Leaf, seed) },
            1 => one with { Leaf = Leaves[seed % Most] },
            2 => one with { Root = Flip(one.Root, seed) },
            3 => one with { Root = Roots[seed % (Most + 1)] },
            4 => one with { Index = (long)(seed % Most) },
            5 => one with { Size = (long)(seed % (2 * Most)) },
            6 => one with { Index = one.Index ^ (1L << (int)(seed % 63)) },
            7 => one with { Size = one.Size ^ (1L << (int)(seed % 63)) },
            8 => one with { Index = -one.Index - 1 },
            15 => one with { Index = one.Index >> Levels(seed), Size = Half(one.Size, seed) },
            _ => one with { Proof = Mutate(one.Proof, kind, seed) },
        },
        MerkleClaim.Consistency one => kind switch
        {
            0 => one with { FirstRoot = Flip(one.FirstRoot, seed) },
            1 => one with { FirstRoot = Roots[seed % (Most + 1)] },
            2 => one with { SecondRoot = Flip(one.SecondRoot, seed) },
            3 => one with { SecondRoot = Roots[seed % (Most + 1)] },
            4 => one with { First = (long)(seed % Most) },
            5 => one with { Second = (long)(seed % (2 * Most)) },
            6 => one with { First = one.First ^ (1L << (int)(seed % 63)) },
            7 => one with { Second = one.Second ^ (1L << (int)(seed % 63)) },
            8 => one with { FirstRoot = one.SecondRoot, SecondRoot = one.FirstRoot },
            15 => one with { First = Half(one.First, seed), Second = Half(one.Second, seed) },
            _ => one with { Proof = Mutate(one.Proof, kind, seed) },
        },
        _ => throw new ArgumentOutOfRangeException(nameof(claim)),
    };

    private static IReadOnlyList<byte[]> Mutate(IReadOnlyList<byte[]> proof, int kind, ulong seed)
    {
        var where = proof.Count == 0 ? 0 : (int)(seed % (ulong)proof.Count);
        byte[][] extra = [proof.Count == 0 ? Roots[1] : proof[where], Roots[seed % Most], Tree.InclusionProof((int)(seed % Most), Most)[0], []];
        return (kind, proof.Count) switch
        {
            (9, > 0) => [.. proof.Select((hash, index) => index == where ? Flip(hash, seed / 7) : hash)],
            (10, > 0) => [.. proof.Where((_, index) => index != where)],
            (11, _) => [.. proof.Take(where), extra[seed % 4], .. proof.Skip(where)],
            (12, _) => [.. proof, extra[seed % 4]],
            (13, > 1) => [.. proof.Reverse()],
            (14, > 0) => [.. proof.Select((hash, index) => index == where ? hash[..(int)(seed % 32)] : hash)],
            _ => proof,
        };
    }

    private static int Levels(ulong seed) => 1 + (int)(seed % 3);

    /// <summary>How many nodes a tree of so many leaves has some levels up: a proof that is too long for them ends at the same root.</summary>
    private static long Half(long size, ulong seed) => ((size - 1) >> Levels(seed)) + 1;

    private static byte[] Flip(byte[] bytes, ulong seed)
    {
        byte[] flipped = [.. bytes];
        flipped[seed % (ulong)bytes.Length] ^= (byte)(1 << (int)(seed % 8));
        return flipped;
    }

    /// <summary>MTH of RFC 6962 section 2.1, word for word.</summary>
    private static byte[] ByDefinition(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1)
        {
            return MerkleTree.HashLeaf(leaves[0]);
        }

        var split = 1;
        while (split * 2 < leaves.Length)
        {
            split *= 2;
        }

        return MerkleTree.HashNode(ByDefinition(leaves[..split]), ByDefinition(leaves[split..]));
    }
}
