using CsCheck;
using OrganizerBot.Communities;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>How coarsely a share is told.</summary>
public sealed class FollowThroughShareTests
{
    [Theory]
    [InlineData(0, 10, 100, 10, 10)]
    [InlineData(1, 10, 100, 10, 10)]
    [InlineData(10, 10, 100, 90, 10)]
    [InlineData(7, 10, 100, 70, 10)]
    [InlineData(13, 19, 100, 70, 10)]
    [InlineData(17, 20, 100, 90, 20)]
    [InlineData(45, 99, 100, 50, 90)]
    [InlineData(45, 99, 41, 50, 40)]
    [InlineData(5, 12, 10, 40, 10)]
    public void In_tens_neither_all_nor_none_and_of_no_more_than_are_known_to_have_pledged(int did, int answered, int known, int share, int of) =>
        Assert.Equal(new FollowThrough(share, of), FollowThrough.Tell(did, answered, known));

    [Fact]
    public void It_is_never_of_more_than_are_known_to_have_pledged_or_have_answered() =>
        Gen.Select(Gen.Int[10, 500], Gen.Int[10, 500]).Sample((answered, known) => Assert.InRange(FollowThrough.Tell(answered / 2, answered, known).Of, 10, Math.Min(answered, known)));

    [Fact]
    public void Of_nine_nothing_is_told_and_nothing_where_nine_are_known()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FollowThrough.Tell(9, 9, 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => FollowThrough.Tell(50, 100, 9));
    }

    [Theory]
    [InlineData(90, 39, false, 0)]
    [InlineData(90, 40, false, 30)]
    [InlineData(90, 9, true, 0)]
    [InlineData(90, 10, true, 10)]
    [InlineData(39, 39, false, 0)]
    [InlineData(39, 39, true, 39)]
    public void A_lot_is_thirty_or_more_while_more_may_come_and_ten_or_more_in_the_end(int eligible, int waiting, bool isLast, int lot)
    {
        var sheet = Sheet.Blank(Id<Sheet>.Random(), Id<Community>.Random(), null, GroupSize.K);
        sheet.Open(eligible);

        Assert.Equal(lot, FollowThrough.Lot(sheet, waiting, isLast, () => GroupSize.K));
    }
}
