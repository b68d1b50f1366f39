using OrganizerBot.Keys;

namespace OrganizerBot.Tally;

public sealed class TallyLogTests : IDisposable
{
    private readonly SampleLog _log = new("log");

    private TallyLog Read() => new(_log.Leaves);

    [Fact]
    public void Signatures_less_withdrawals_are_the_count()
    {
        _log.Sign(1, 2, 3).Withdraw(2).Sign(4).Withdraw(1, 4);

        var log = Read();

        Assert.Empty(log.Faults);
        Assert.Equal([0, 1, 2, 3, 2, 3, 2, 1], Enumerable.Range(0, 8).Select(size => log.CountAt(size).Total));
        Assert.Equal(new TallyCount(4, 3), log.CountAt(7));
        Assert.Equal([5, 3, null, null, 6], Enumerable.Range(0, 5).Select(log.WithdrawnBy));
        Assert.Equal([0, 1, 2, 4, null], Enumerable.Range(1, 5).Select(signer => log.Find(_log.ReceiptOf(signer).Commitment(_log.Sheet))));
    }

    [Fact]
    public void A_withdrawal_opens_no_signature_that_comes_after_it()
    {
        _log.Sign(1).Withdraw(2).Sign(2);

        var log = Read();

        Assert.Equal([new LeafFault(1, LeafFaultKind.OpensNothing)], log.Faults);
        Assert.Null(log.WithdrawnBy(2));
    }

    [Fact]
    public void A_withdrawal_of_nothing_is_noticed()
    {
        _log.Sign(1).Withdraw(9);

        Assert.Equal([new LeafFault(1, LeafFaultKind.OpensNothing)], Read().Faults);
    }

    [Fact]
    public void A_signature_is_withdrawn_once()
    {
        _log.Sign(1, 2).Withdraw(1, 1, 1);

        var log = Read();

        Assert.Equal([new LeafFault(3, LeafFaultKind.WithdrawnTwice, 2), new LeafFault(4, LeafFaultKind.WithdrawnTwice, 2)], log.Faults);
        Assert.Equal(2, log.WithdrawnBy(0));
    }

    [Fact]
    public void One_receipt_is_in_one_leaf()
    {
        _log.Sign(1).Add(Leaf.OfSignature(_log.Sheet, _log.ReceiptOf(1), Secret.Key()));

        Assert.Equal([new LeafFault(1, LeafFaultKind.ReceiptRepeated, 0)], Read().Faults);
    }

    [Fact]
    public void One_withdrawal_takes_back_one_signature()
    {
        _log.Sign(1).Add(Leaf.OfSignature(_log.Sheet, _log.ReceiptOf(2), _log.WithdrawalOf(1))).Withdraw(1);

        Assert.Equal([new LeafFault(1, LeafFaultKind.WithdrawalHashRepeated, 0)], Read().Faults);
    }

    [Fact]
    public void The_same_leaf_twice_is_wrong_twice()
    {
        _log.Sign(1, 1);

        Assert.Equal([new LeafFault(1, LeafFaultKind.ReceiptRepeated, 0), new LeafFault(1, LeafFaultKind.WithdrawalHashRepeated, 0)], Read().Faults);
    }

    [Fact]
    public void What_is_neither_counts_nothing_and_is_noticed()
    {
        _log.Sign(1).Add([3, .. new byte[64]]).Add([2, .. _log.WithdrawalOf(1), .. new byte[31], 1]);

        var log = Read();

        Assert.Equal([new LeafFault(1, LeafFaultKind.Unknown), new LeafFault(2, LeafFaultKind.Unknown)], log.Faults);
        Assert.Equal(new TallyCount(1, 0), log.CountAt(3));
    }

    public void Dispose() => _log.Dispose();
}
