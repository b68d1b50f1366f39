using System.Numerics;
using System.Security.Cryptography;

namespace OrganizerBot.Tally;

/// <summary>A tree of hashes over the leaves of a log: one root stands for all of them, and short proofs show what is in it and that it only grew.</summary>
/// <remarks>RFC 6962 section 2.1, which RFC 9162 section 2.1 repeats, with SHA-256. <see cref="MerkleProof"/> checks what this makes.</remarks>
public sealed class MerkleTree
{
    // Hashes of complete subtrees: [k][i] is that of the leaves from i * 2^k on, 2^k of them.
    private readonly List<byte[][]> _levels;

    /// <summary>The tree of these leaves, in their order.</summary>
    public MerkleTree(IEnumerable<byte[]> leaves)
    {
        _levels = [[.. leaves.Select(leaf => HashLeaf(leaf))]];
        while (_levels[^1] is { Length: > 1 } below)
        {
            _levels.Add([.. Enumerable.Range(0, below.Length / 2).Select(index => HashNode(below[2 * index], below[(2 * index) + 1]))]);
        }
    }

    /// <summary>How many leaves it has.</summary>
    public int Size => _levels[0].Length;

    /// <summary>SHA-256(0x00 ‖ leaf).</summary>
    public static byte[] HashLeaf(ReadOnlySpan<byte> leaf) => SHA256.HashData([0, .. leaf]);

    /// <summary>SHA-256(0x01 ‖ left ‖ right).</summary>
    public static byte[] HashNode(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => SHA256.HashData([1, .. left, .. right]);

    /// <summary>The root over all leaves.</summary>
    public byte[] Root() => Root(Size);

    /// <summary>The root over the first leaves: MTH(D[0:size]) of RFC 6962 section 2.1. That of no leaves is the hash of nothing.</summary>
    /// <param name="size">How many; from 0 to <see cref="Size"/>.</param>
    public byte[] Root(int size)
    {
        CheckSize(size, Size, nameof(size));
        return size == 0 ? SHA256.HashData([]) : Subtree(0, size);
    }

    /// <summary>The hashes that show that a leaf is among the first leaves: PATH(index, D[0:size]) of RFC 6962 section 2.1.1.</summary>
    /// <param name="index">The leaf, counted from 0.</param>
    /// <param name="size">How many leaves; more than the index, at most <see cref="Size"/>.</param>
    public IReadOnlyList<byte[]> InclusionProof(int index, int size)
    {
        CheckSize(size, Size, nameof(size));
        CheckSize(index, size - 1, nameof(index));
        List<byte[]> proof = [];
        AddPath(index, 0, size, proof);
        return proof;
    }

    /// <summary>The hashes that show that the first leaves are still the beginning of more of them: PROOF(first, D[0:second]) of RFC 6962 section 2.1.2.</summary>
    /// <param name="first">How many leaves there were; from 0 on. Nothing need be shown for 0 or for as many as there are.</param>
    /// <param name="second">How many leaves there are then; at least as many, at most <see cref="Size"/>.</param>
    public IReadOnlyList<byte[]> ConsistencyProof(int first, int second)
    {
        CheckSize(second, Size, nameof(second));
        CheckSize(first, second, nameof(first));
        List<byte[]> proof = [];
        if (first > 0)
        {
            AddSubproof(first, 0, second, known: true, proof);
        }

        return proof;
    }

    private static void CheckSize(int value, int most, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
    }

    /// <summary>The largest power of two smaller than the count.</summary>
    private static int SplitOf(int count) => 1 << BitOperations.Log2((uint)count - 1);

    private void AddPath(int index, int start, int count, List<byte[]> proof)
    {
        if (count == 1)
        {
            return;
        }

        var left = SplitOf(count);
        if (index < left)
        {
            AddPath(index, start, left, proof);
            proof.Add(Subtree(start + left, count - left));
        }
        else
        {
            AddPath(index - left, start + left, count - left, proof);
            proof.Add(Subtree(start, left));
        }
    }

    /// <param name="first">How many of these leaves there were.</param>
    /// <param name="start">Where these leaves start.</param>
    /// <param name="count">How many there are now.</param>
    /// <param name="known">Whether the hash over the first is the older root, which whoever checks has.</param>
    /// <param name="proof">Where the hashes go.</param>
    private void AddSubproof(int first, int start, int count, bool known, List<byte[]> proof)
    {
        if (first == count)
        {
            if (!known)
            {
                proof.Add(Subtree(start, count));
            }

            return;
        }

        var left = SplitOf(count);
        if (first <= left)
        {
            AddSubproof(first, start, left, known, proof);
            proof.Add(Subtree(start + left, count - left));
        }
        else
        {
            AddSubproof(first - left, start + left, count - left, known: false, proof);
            proof.Add(Subtree(start, left));
        }
    }

    // Whoever gets a hash gets a copy: the tree stays as it is.
    private byte[] Subtree(int start, int count)
    {
        if (BitOperations.IsPow2(count))
        {
            var level = BitOperations.Log2((uint)count);
            return [.. _levels[level][start >> level]];
        }

        var left = SplitOf(count);
        return HashNode(Subtree(start, left), Subtree(start + left, count - left));
    }
}
