using OrganizerBot.Campaigns;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

public sealed class RefusalTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly ChannelRef Channel = new(Platform.Discord, "500");

    private readonly Refusal _refusal = Refusal.Log(Id<Campaign>.Random(), Id<Community>.Random(), [1, 2], RefusalStage.Offer, new Month(2026, 11));

    [Fact]
    public void One_made_of_choices_is_published_at_once_and_keeps_nothing_of_its_author_but_the_pseudonym()
    {
        Assert.Equal(RefusalState.Published, _refusal.State);
        Assert.Null(_refusal.Recipient);
        Assert.Null(_refusal.SealedTestimony);
        Assert.True(_refusal.IsBy([1, 2]));
        Assert.False(_refusal.IsBy([1, 3]));
    }

    [Fact]
    public void Approval_happens_once_and_forgets_whom_to_tell_when_it_appears()
    {
        _refusal.Await([1], credited: false, [7]);
        Assert.Equal(RefusalState.Waiting, _refusal.State);

        Assert.True(_refusal.Approve(Channel, Now));
        Assert.False(_refusal.Approve(Channel, Now));
        Assert.False(_refusal.Reject([3], Now));
        Assert.Equal([7], _refusal.Recipient);
        _refusal.Publish(hasWords: true);

        Assert.Equal(RefusalState.Published, _refusal.State);
        Assert.Null(_refusal.Recipient);
    }

    [Fact]
    public void What_was_decided_is_undone_for_ten_minutes_and_leaves_nothing()
    {
        _refusal.Await([1], credited: false, [7]);
        Assert.False(_refusal.Undo(Now));
        var (code, until) = (_refusal.Code, Now + Refusal.UndoTime);

        Assert.True(_refusal.Reject([3], Now, Code.New(), madeBlock: true));
        Assert.False(_refusal.Undo(until));
        Assert.True(_refusal.Undo(until.AddTicks(-1)));

        Assert.Equal((RefusalState.Waiting, code), (_refusal.State, _refusal.Code));
        Assert.Equal((null, null, null, null, false), (_refusal.UndoUntil, _refusal.SealedReason, _refusal.BlockCode, _refusal.DecidedIn, _refusal.MadeBlock));
    }

    [Fact]
    public void Other_words_get_another_code_so_that_what_was_read_is_what_is_approved()
    {
        _refusal.Await([1], credited: false, [7]);
        var (code, version) = (_refusal.Code, _refusal.Version);

        _refusal.Await([2], credited: true, [7]);

        Assert.NotEqual(code, _refusal.Code);
        Assert.NotEqual(version, _refusal.Version);
    }
}
