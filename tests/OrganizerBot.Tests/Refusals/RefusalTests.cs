using OrganizerBot.Campaigns;
using OrganizerBot.Communities;

namespace OrganizerBot.Refusals;

public sealed class RefusalTests
{
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
    public void Approval_happens_once_and_forgets_whom_to_tell()
    {
        _refusal.Await([1], credited: false, [7]);
        Assert.Equal(RefusalState.Waiting, _refusal.State);

        Assert.True(_refusal.Approve());
        Assert.False(_refusal.Approve());

        Assert.Equal(RefusalState.Published, _refusal.State);
        Assert.Null(_refusal.Recipient);
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
