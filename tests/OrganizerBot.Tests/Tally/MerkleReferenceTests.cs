namespace OrganizerBot.Tally;

/// <summary>The reference values that implementations of Certificate Transparency test themselves with (leaves, roots and proofs as github.com/transparency-dev/merkle has them).</summary>
public sealed class MerkleReferenceTests
{
    private static readonly byte[][] Leaves =
    [
        .. new[] { "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f" }.Select(Convert.FromHexString),
    ];

    private static readonly string[] Roots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    private readonly MerkleTree _tree = new(Leaves);

    [Fact]
    public void The_roots_of_none_to_eight_leaves() =>
        Assert.Equal(Roots, Enumerable.Range(0, 9).Select(size => Convert.ToHexStringLower(_tree.Root(size))));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(
        0,
        8,
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(
        5,
        8,
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 3, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(
        1,
        5,
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    public void Proofs_that_a_leaf_is_in(int index, int size, params string[] proof)
    {
        Assert.Equal(proof, _tree.InclusionProof(index, size).Select(Convert.ToHexStringLower));
        Assert.True(MerkleProof.VerifyInclusion(Leaves[index], index, size, [.. proof.Select(Convert.FromHexString)], Convert.FromHexString(Roots[size])));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(
        1,
        8,
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(
        6,
        8,
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(
        2,
        5,
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    [InlineData(
        6,
        7,
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    public void Proofs_that_a_log_only_grew(int first, int second, params string[] proof)
    {
        Assert.Equal(proof, _tree.ConsistencyProof(first, second).Select(Convert.ToHexStringLower));
        Assert.True(MerkleProof.VerifyConsistency(
            first, second, [.. proof.Select(Convert.FromHexString)], Convert.FromHexString(Roots[first]), Convert.FromHexString(Roots[second])));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(9)]
    public void No_root_of_more_leaves_than_there_are(int size)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _tree.Root(size));
        Assert.Throws<ArgumentOutOfRangeException>(() => _tree.InclusionProof(0, size));
        Assert.Throws<ArgumentOutOfRangeException>(() => _tree.ConsistencyProof(0, size));
    }

    [Theory]
    [InlineData(-1, 8)]
    [InlineData(8, 8)]
    [InlineData(0, 0)]
    public void No_proof_for_a_leaf_that_is_not_there(int index, int size) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _tree.InclusionProof(index, size));

    [Theory]
    [InlineData(-1, 8)]
    [InlineData(6, 5)]
    public void No_proof_that_a_log_shrank(int first, int second) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _tree.ConsistencyProof(first, second));

    [Fact]
    public void What_is_handed_out_is_not_the_tree_itself()
    {
        _tree.Root()[0] ^= 1;
        _tree.InclusionProof(0, 8)[0][0] ^= 1;

        Assert.Equal(Roots[8], Convert.ToHexStringLower(new MerkleTree(Leaves).Root()));
        Assert.Equal(Roots[8], Convert.ToHexStringLower(_tree.Root()));
        Assert.True(MerkleProof.VerifyInclusion(Leaves[0], 0, 8, _tree.InclusionProof(0, 8), _tree.Root()));
    }

    /// <summary>What the reference implementation of Go accepts and refuses where there is nothing to prove; ours also insists that the root of no leaves is that of no leaves.</summary>
    [Theory]
    [InlineData(0, 0, "none", "none", 0, true)]
    [InlineData(0, 1, "none", "one", 0, true)]
    [InlineData(1, 1, "one", "one", 0, true)]
    [InlineData(0, 0, "one", "one", 0, false)]
    [InlineData(0, 1, "one", "one", 0, false)]
    [InlineData(0, 0, "none", "one", 0, false)]
    [InlineData(1, 1, "one", "none", 0, false)]
    [InlineData(1, 0, "one", "none", 0, false)]
    [InlineData(2, 1, "one", "one", 0, false)]
    [InlineData(1, 2, "one", "one", 0, false)]
    [InlineData(0, 0, "none", "none", 1, false)]
    [InlineData(0, 1, "none", "one", 1, false)]
    [InlineData(1, 1, "one", "one", 1, false)]
    [InlineData(-1, 1, "one", "one", 0, false)]
    public void Where_there_is_nothing_to_prove_nothing_may_be_claimed(long first, long second, string older, string newer, int hashes, bool holds)
    {
        byte[] Named(string name) => Convert.FromHexString(Roots[name == "none" ? 0 : 1]);

        Assert.Equal(holds, MerkleProof.VerifyConsistency(first, second, [.. Enumerable.Repeat(Named("none"), hashes)], Named(older), Named(newer)));
    }
}
