using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using OrganizerBot.Tally;

namespace OrganizerBot.Benchmarks.Parts;

/// <summary>A batch of leaves at the end of a log, and the root that its checkpoint signs.</summary>
[MemoryDiagnoser]
public class MerkleBenchmarks
{
    private byte[][] _leaves = [];

    /// <summary>How long the log is.</summary>
    [Params(1_000, 100_000)]
    public int Size { get; set; }

    /// <summary>Makes the leaves.</summary>
    [GlobalSetup]
    public void Grow() => _leaves = [.. Enumerable.Range(0, Size).Select(_ => RandomNumberGenerator.GetBytes(65))];

    /// <summary>The whole log anew, as each publication does it.</summary>
    [Benchmark]
    public byte[] Append() => new MerkleTree(_leaves).Root();
}
