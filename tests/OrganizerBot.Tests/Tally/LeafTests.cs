using System.Security.Cryptography;
using OrganizerBot.Keys;

namespace OrganizerBot.Tally;

public sealed class LeafTests
{
    private static readonly Guid Sheet = new("0195f3a0-0000-7000-8000-00000000000a");

    [Fact]
    public void A_signature_says_its_receipt_s_hash_and_what_takes_it_back()
    {
        var (receipt, withdrawal) = (Receipt.New(), Secret.Key());

        var bytes = Leaf.OfSignature(Sheet, receipt, withdrawal);

        Assert.Equal(Leaf.Length, bytes.Length);
        Assert.Equal(bytes, Leaf.OfSignature(Sheet, receipt.ToBytes(), withdrawal));
        var signature = Assert.IsType<Leaf.Signature>(Leaf.Read(bytes));
        Assert.Equal(receipt.Commitment(Sheet), signature.Commitment);
        Assert.Equal(SHA256.HashData(withdrawal), signature.WithdrawalHash);
    }

    [Fact]
    public void A_withdrawal_opens_what_it_takes_back()
    {
        var withdrawal = Secret.Key();

        var leaf = Assert.IsType<Leaf.Withdrawal>(Leaf.Read(Leaf.OfWithdrawal(withdrawal)));

        Assert.Equal(withdrawal, leaf.Secret);
        Assert.Equal(SHA256.HashData(withdrawal), leaf.Opens);
    }

    [Fact]
    public void Anything_else_says_nothing()
    {
        var (signature, withdrawal) = (Leaf.OfSignature(Sheet, Receipt.New(), Secret.Key()), Leaf.OfWithdrawal(Secret.Key()));

        Assert.Null(Leaf.Read([]));
        Assert.Null(Leaf.Read(signature.AsSpan(0, 64)));
        Assert.Null(Leaf.Read([.. signature, 0]));
        Assert.Null(Leaf.Read([0, .. signature.AsSpan(1)]));
        Assert.Null(Leaf.Read([3, .. withdrawal.AsSpan(1)]));
        for (var index = 33; index < Leaf.Length; index++)
        {
            withdrawal[index] = 1;
            Assert.Null(Leaf.Read(withdrawal));
            withdrawal[index] = 0;
        }
    }
}
