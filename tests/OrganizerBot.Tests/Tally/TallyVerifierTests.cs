namespace OrganizerBot.Tally;

public sealed class TallyVerifierTests : IDisposable
{
    private readonly SampleLog _log = new SampleLog("verifier").Sign(1, 2, 3).Publish().Withdraw(2).Publish().Sign(4).Publish();

    [Fact]
    public void An_honest_log_holds()
    {
        var verdict = _log.Check();

        Assert.True(verdict.Holds);
        Assert.Equal((_log.Sheet, KeyStanding.FromFile, 0), (verdict.Sheet, verdict.KeyStanding, verdict.Uncovered));
        Assert.Equal([(3, 3), (4, 2), (5, 3)], verdict.Checkpoints.Select(finding => (finding.Checkpoint.Size, finding.Count!.Value.Total)));
        Assert.All(verdict.Checkpoints, finding => Assert.Equal(CheckpointStanding.Holds, finding.Standing));
        Assert.Null(verdict.Receipt);
    }

    [Fact]
    public void A_log_without_leaves_holds()
    {
        using var empty = new SampleLog("nothing").Publish();

        Assert.True(empty.Check().Holds);
        Assert.Equal(0, empty.Check().Checkpoints.Single().Count!.Value.Total);
    }

    [Fact]
    public void A_receipt_is_counted_from_its_checkpoint_on()
    {
        Assert.Equivalent(new ReceiptFinding.Counted(0, [3, 4, 5]), _log.Check(_log.ReceiptOf(1)).Receipt, strict: true);
        Assert.Equivalent(new ReceiptFinding.Counted(4, [5]), _log.Check(_log.ReceiptOf(4)).Receipt, strict: true);
    }

    [Fact]
    public void A_withdrawn_receipt_was_counted_until_then_and_the_log_holds()
    {
        var verdict = _log.Check(_log.ReceiptOf(2));

        Assert.Equivalent(new ReceiptFinding.Withdrawn(1, 3, [3]), verdict.Receipt, strict: true);
        Assert.True(verdict.Holds);
    }

    [Fact]
    public void A_receipt_that_is_not_in_the_log_does_not_hold()
    {
        var verdict = _log.Check(_log.ReceiptOf(5));

        Assert.IsType<ReceiptFinding.Missing>(verdict.Receipt);
        Assert.False(verdict.Holds);
    }

    [Fact]
    public void A_receipt_that_no_checkpoint_confirms_does_not_hold()
    {
        _log.Sign(5);

        var verdict = _log.Check(_log.ReceiptOf(5));

        Assert.Equal(new ReceiptFinding.NotCovered(5), verdict.Receipt);
        Assert.Equal(1, verdict.Uncovered);
        Assert.False(verdict.Holds);
        Assert.True(_log.Check(_log.ReceiptOf(4)).Holds);
    }

    [Fact]
    public void A_checkpoint_that_does_not_hold_confirms_no_receipt()
    {
        using var stranger = NoteKey.FromSeed(Checkpoint.OriginOf(_log.Sheet), new byte[32]);
        _log.Sign(5);
        _log.Checkpoints.Add(Checkpoint.Sign(stranger, 6, new MerkleTree(_log.Leaves).Root()));

        Assert.Equal(new ReceiptFinding.NotCovered(5), _log.Check(_log.ReceiptOf(5)).Receipt);
    }

    [Fact]
    public void A_single_checkpoint_from_the_chat_is_enough_whichever_it_is()
    {
        foreach (var checkpoint in _log.Checkpoints)
        {
            var verdict = TallyVerifier.Verify(new TallyEvidence { Leaves = _log.LeavesText, Checkpoints = [checkpoint.ToString().Trim()] });
            Assert.True(verdict.Holds);
            Assert.Equal(5 - (int)checkpoint.Size, Assert.IsType<TallyVerdict.Checked>(verdict).Uncovered);
        }
    }

    [Fact]
    public void Files_may_come_in_any_order_and_say_the_same_twice()
    {
        var verdict = Assert.IsType<TallyVerdict.Checked>(TallyVerifier.Verify(new TallyEvidence
        {
            Leaves = _log.LeavesText,
            Checkpoints = [_log.Checkpoints[2].ToString(), _log.CheckpointsText, _log.Checkpoints[0].ToString()],
        }));

        Assert.True(verdict.Holds);
        Assert.Equal([3, 4, 5], verdict.Checkpoints.Select(finding => finding.Checkpoint.Size));
    }

    [Fact]
    public void The_reader_s_key_is_the_one_that_counts()
    {
        using var stranger = NoteKey.FromSeed(Checkpoint.OriginOf(_log.Sheet), new byte[32]);

        Assert.Equal((KeyStanding.Trusted, true), (_log.Check(key: _log.Key.Verifier).KeyStanding, _log.Check(key: _log.Key.Verifier).Holds));

        // Whoever makes up leaves, checkpoints and key deceives those who bring no key, and nobody else.
        using var madeUp = new SampleLog("verifier").Sign(7, 8, 9);
        var text = new LeavesFile(madeUp.Sheet, stranger.Verifier, madeUp.Leaves).ToString();
        var checkpoint = Checkpoint.Sign(stranger, 3, new MerkleTree(madeUp.Leaves).Root()).ToString();
        Assert.True(TallyVerifier.Verify(new TallyEvidence { Leaves = text, Checkpoints = [checkpoint] }).Holds);
        var verdict = Assert.IsType<TallyVerdict.Checked>(TallyVerifier.Verify(new TallyEvidence { Leaves = text, Checkpoints = [checkpoint], Key = _log.Key.Verifier }));
        Assert.Equal((KeyStanding.Differs, CheckpointStanding.Unsigned, false), (verdict.KeyStanding, verdict.Checkpoints.Single().Standing, verdict.Holds));
    }

    [Fact]
    public void A_key_for_another_log_is_not_this_log_s()
    {
        using var other = new SampleLog("other");
        var text = new LeavesFile(_log.Sheet, other.Key.Verifier, _log.Leaves).ToString();

        Assert.Equal(KeyStanding.OtherLog, _log.Check(key: other.Key.Verifier).KeyStanding);
        Assert.False(_log.Check(key: other.Key.Verifier).Holds);
        var verdict = Assert.IsType<TallyVerdict.Checked>(TallyVerifier.Verify(new TallyEvidence { Leaves = text, Checkpoints = [_log.CheckpointsText] }));
        Assert.Equal((KeyStanding.OtherLog, false), (verdict.KeyStanding, verdict.Holds));
    }

    [Fact]
    public void A_checkpoint_of_another_log_does_not_count_for_this_one()
    {
        using var other = new SampleLog("other").Sign(1, 2, 3).Publish();
        _log.Checkpoints.Add(other.Checkpoints[0]);

        Assert.Equal(CheckpointStanding.OtherLog, _log.Check().Checkpoints.Single(finding => finding.Checkpoint.Origin == other.Checkpoints[0].Origin).Standing);
        Assert.False(_log.Check().Holds);
    }

    [Fact]
    public void A_changed_number_in_a_checkpoint_is_a_wrong_signature()
    {
        var text = _log.CheckpointsText.Replace("\n4\n", "\n5\n", StringComparison.Ordinal);

        var verdict = Assert.IsType<TallyVerdict.Checked>(TallyVerifier.Verify(new TallyEvidence { Leaves = _log.LeavesText, Checkpoints = [text] }));

        Assert.Equal([CheckpointStanding.Holds, CheckpointStanding.Holds, CheckpointStanding.Forged], verdict.Checkpoints.Select(finding => finding.Standing).Order());
        Assert.Empty(verdict.TwoRoots);
        Assert.False(verdict.Holds);
    }

    [Fact]
    public void Leaves_that_were_there_when_it_was_signed_may_not_be_missing()
    {
        _log.Leaves.RemoveAt(4);

        var verdict = _log.Check();

        Assert.Equal([CheckpointStanding.Holds, CheckpointStanding.Holds, CheckpointStanding.LeavesMissing], verdict.Checkpoints.Select(finding => finding.Standing));
        Assert.Null(verdict.Checkpoints[2].Count);
        Assert.False(verdict.Holds);
    }

    [Fact]
    public void History_may_not_be_rewritten_even_by_whoever_has_the_key()
    {
        _log.Leaves[1] = Leaf.OfSignature(_log.Sheet, _log.ReceiptOf(20), _log.WithdrawalOf(2));
        _log.Sign(6).Publish();

        var verdict = _log.Check();

        Assert.Equal([.. Enumerable.Repeat(CheckpointStanding.OtherRoot, 3), CheckpointStanding.Holds], verdict.Checkpoints.Select(finding => finding.Standing));
        Assert.False(verdict.Holds);
    }

    [Fact]
    public void Two_roots_for_one_size_prove_that_two_logs_were_shown()
    {
        using var shownToOthers = new SampleLog("verifier").Sign(1, 2, 3).Publish().Sign(9).Publish();
        _log.Checkpoints.AddRange(shownToOthers.Checkpoints);

        Assert.Equal([4], _log.Check().TwoRoots);
        Assert.False(_log.Check().Holds);

        // Without the leaves of that size too: the two checkpoints are enough.
        _log.Leaves.RemoveRange(3, 2);
        Assert.Equal([4], _log.Check().TwoRoots);
    }

    [Fact]
    public void What_is_wrong_with_a_leaf_is_wrong_although_it_is_signed()
    {
        _log.Withdraw(2).Publish();

        var verdict = _log.Check();

        Assert.All(verdict.Checkpoints, finding => Assert.Equal(CheckpointStanding.Holds, finding.Standing));
        Assert.Equal([new LeafFault(5, LeafFaultKind.WithdrawnTwice, 3)], verdict.Log.Faults);
        Assert.False(verdict.Holds);
    }

    [Fact]
    public void What_cannot_be_read_does_not_hold()
    {
        TallyVerdict Of(string leaves, params string[] checkpoints) => TallyVerifier.Verify(new TallyEvidence { Leaves = leaves, Checkpoints = checkpoints });

        Assert.Equal(new TallyVerdict.LeavesUnreadable(6), Of(_log.LeavesText.Remove(_log.LeavesText.Length - 200), _log.CheckpointsText));
        Assert.Equal(new TallyVerdict.CheckpointsUnreadable(1, 1), Of(_log.LeavesText, _log.CheckpointsText, "hello"));
        Assert.Equal(new TallyVerdict.CheckpointsUnreadable(0, 1), Of(_log.LeavesText, ""));
        Assert.False(new TallyVerdict.LeavesUnreadable(6).Holds || new TallyVerdict.CheckpointsUnreadable(0, 1).Holds);
    }

    public void Dispose() => _log.Dispose();
}
