using System.Numerics;
using System.Security.Cryptography;

namespace OrganizerBot.Tally;

/// <summary>Checks what a <see cref="MerkleTree"/> proves, without having the leaves.</summary>
/// <remarks>
/// A root does not tell how many leaves it stands for: two sizes between which the path to a leaf has the same shape are the same to these checks.
/// Sizes are therefore taken from a signed <see cref="Checkpoint"/>, which binds size and root together, never from whoever brings the proof.
/// </remarks>
public static class MerkleProof
{
    private const int HashLength = SHA256.HashSizeInBytes;

    /// <summary>Whether the leaf is in the tree: RFC 9162 section 2.1.3.2.</summary>
    /// <param name="leaf">The leaf itself, not its hash: so that no inner node is taken for one.</param>
    /// <param name="index">Where it is, counted from 0.</param>
    /// <param name="size">How many leaves the tree has.</param>
    /// <param name="proof">What <see cref="MerkleTree.InclusionProof"/> made.</param>
    /// <param name="root">The tree's root.</param>
    public static bool VerifyInclusion(ReadOnlySpan<byte> leaf, long index, long size, IReadOnlyList<byte[]> proof, ReadOnlySpan<byte> root)
    {
        ArgumentNullException.ThrowIfNull(proof);
        if (index < 0 || index >= size || !AreHashes(proof))
        {
            return false;
        }

        var (here, last) = (index, size - 1);
        var hash = MerkleTree.HashLeaf(leaf);
        foreach (var sibling in proof)
        {
            if (last == 0)
            {
                return false;
            }

            hash = IsRight(here, last) ? MerkleTree.HashNode(sibling, hash) : MerkleTree.HashNode(hash, sibling);
            (here, last) = Up(here, last);
        }

        return last == 0 && root.SequenceEqual(hash);
    }

    /// <summary>Whether the first tree is the beginning of the second: RFC 9162 section 2.1.4.2, and of no leaves and of as many what is plain.</summary>
    /// <param name="first">How many leaves the older tree has.</param>
    /// <param name="second">How many the newer one has.</param>
    /// <param name="proof">What <see cref="MerkleTree.ConsistencyProof"/> made.</param>
    /// <param name="firstRoot">The older root.</param>
    /// <param name="secondRoot">The newer root.</param>
    public static bool VerifyConsistency(long first, long second, IReadOnlyList<byte[]> proof, ReadOnlySpan<byte> firstRoot, ReadOnlySpan<byte> secondRoot)
    {
        ArgumentNullException.ThrowIfNull(proof);
        if (first < 0 || first > second || !AreHashes(proof) || firstRoot.Length != HashLength || secondRoot.Length != HashLength)
        {
            return false;
        }

        if (first == second || first == 0)
        {
            return proof.Count == 0 && firstRoot.SequenceEqual(first == second ? secondRoot : SHA256.HashData([]))
                && (second > 0 || secondRoot.SequenceEqual(SHA256.HashData([])));
        }

        return proof.Count > 0 && Climb(first, second, BitOperations.IsPow2(first) ? [firstRoot.ToArray(), .. proof] : proof, firstRoot, secondRoot);
    }

    private static bool Climb(long first, long second, IReadOnlyList<byte[]> path, ReadOnlySpan<byte> firstRoot, ReadOnlySpan<byte> secondRoot)
    {
        var (here, last) = (first - 1, second - 1);
        while (long.IsOddInteger(here))
        {
            (here, last) = (here >> 1, last >> 1);
        }

        var (older, newer) = (path[0], path[0]);
        foreach (var sibling in path.Skip(1))
        {
            if (last == 0)
            {
                return false;
            }

            if (IsRight(here, last))
            {
                (older, newer) = (MerkleTree.HashNode(sibling, older), MerkleTree.HashNode(sibling, newer));
            }
            else
            {
                newer = MerkleTree.HashNode(newer, sibling);
            }

            (here, last) = Up(here, last);
        }

        return last == 0 && firstRoot.SequenceEqual(older) && secondRoot.SequenceEqual(newer);
    }

    /// <summary>A proof is hashes and nothing else: then no byte can be moved from one side of a node to the other, and nobody need think about it.</summary>
    private static bool AreHashes(IReadOnlyList<byte[]> proof) => proof.All(hash => hash is { Length: HashLength });

    /// <summary>Whether the node's sibling is on its left. The last node of a level that has none is taken up to where it has one.</summary>
    private static bool IsRight(long here, long last) => long.IsOddInteger(here) || here == last;

    private static (long Here, long Last) Up(long here, long last)
    {
        if (here == last)
        {
            while (!long.IsOddInteger(here) && here != 0)
            {
                (here, last) = (here >> 1, last >> 1);
            }
        }

        return (here >> 1, last >> 1);
    }
}
