using System.Security.Cryptography;
using System.Text;

namespace OrganizerBot.Tally;

/// <summary>A log that an operator keeps, honest or not: it signs whatever it is told to.</summary>
/// <remarks>All secrets are made from one word, so that the same log can be made again.</remarks>
internal sealed class SampleLog : IDisposable
{
    private readonly string _word;
    private readonly List<byte[]> _leaves = [];
    private readonly List<Checkpoint> _checkpoints = [];

    public SampleLog(string word)
    {
        _word = word;
        Sheet = new Guid(Secret("sheet").AsSpan(0, 16));
        Key = NoteKey.FromSeed(Checkpoint.OriginOf(Sheet), Secret("key"));
    }

    public Guid Sheet { get; }

    public NoteKey Key { get; }

    public List<byte[]> Leaves => _leaves;

    public List<Checkpoint> Checkpoints => _checkpoints;

    public string LeavesText => new LeavesFile(Sheet, Key.Verifier, _leaves).ToString();

    public string CheckpointsText => CheckpointsFile.Write(_checkpoints);

    /// <summary>The receipt of a signer.</summary>
    public Receipt ReceiptOf(int signer) => Receipt.Of(Secret($"receipt {signer}").AsSpan(0, Receipt.Length));

    /// <summary>What a signer's withdrawal shows.</summary>
    public byte[] WithdrawalOf(int signer) => Secret($"withdrawal {signer}");

    public SampleLog Sign(params int[] signers)
    {
        _leaves.AddRange(signers.Select(signer => Leaf.OfSignature(Sheet, ReceiptOf(signer), WithdrawalOf(signer))));
        return this;
    }

    public SampleLog Withdraw(params int[] signers)
    {
        _leaves.AddRange(signers.Select(signer => Leaf.OfWithdrawal(WithdrawalOf(signer))));
        return this;
    }

    /// <summary>Adds a leaf as it is.</summary>
    public SampleLog Add(byte[] leaf)
    {
        _leaves.Add(leaf);
        return this;
    }

    /// <summary>Signs what there is now.</summary>
    public SampleLog Publish()
    {
        _checkpoints.Add(Checkpoint.Sign(Key, _leaves.Count, new MerkleTree(_leaves).Root()));
        return this;
    }

    public TallyVerdict Verify(Receipt? receipt = null, VerifierKey? key = null) => TallyVerifier.Verify(new TallyEvidence
    {
        Leaves = LeavesText,
        Checkpoints = [CheckpointsText],
        Receipt = receipt,
        Key = key,
    });

    public TallyVerdict.Checked Check(Receipt? receipt = null, VerifierKey? key = null) => Assert.IsType<TallyVerdict.Checked>(Verify(receipt, key));

    public void Dispose() => Key.Dispose();

    private byte[] Secret(string what) => SHA256.HashData(Encoding.UTF8.GetBytes($"{_word}: {what}"));
}
