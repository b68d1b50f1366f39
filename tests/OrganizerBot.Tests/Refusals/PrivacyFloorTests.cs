using CsCheck;
using OrganizerBot.Campaigns;
using OrganizerBot.Communities;

namespace OrganizerBot.Refusals;

public sealed class PrivacyFloorTests
{
    private static readonly Id<Campaign> Campaign = Id<Campaign>.Random();
    private static readonly Id<Community> Community = Id<Community>.Random();

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(2, 2, 0)]
    [InlineData(9, 2, 0)]
    [InlineData(3, 3, 3)]
    [InlineData(5, 3, 3)]
    [InlineData(6, 6, 6)]
    public void Numbers_appear_from_three_refusers_on_and_in_steps_of_three(int refusals, int refusers, int released) =>
        Assert.Equal(released, PrivacyFloor.Released(refusals, refusers));

    [Fact]
    public void No_cell_stands_on_fewer_than_three_refusers_and_one_more_refusal_moves_none_by_less() =>
        Gen.Select(Gen.Int[0, 6], Gen.Enum<RefusalStage>(), Gen.Int[1, 12]).List[0, 40].Sample(acts =>
        {
            var refusals = acts.Select(act => Refusal.Log(Campaign, Community, [(byte)act.Item1], act.Item2, new Month(2026, act.Item3))).ToArray();
            var before = RefusalCounts.Of(refusals.SkipLast(1));
            var after = RefusalCounts.Of(refusals);

            return Enum.GetValues<RefusalStage>().All(stage =>
                    IsSafe(after.Stages[stage], [.. refusals.Where(refusal => refusal.Stage == stage)]) && IsStep(before.Stages[stage], after.Stages[stage]))
                && IsSafe(after.Total, refusals)
                && IsStep(before.Total, after.Total);
        });

    [Fact]
    public void Refusals_with_a_name_are_not_in_the_numbers()
    {
        var named = Refusal.Log(Campaign, Community, [9], RefusalStage.Offer, new Month(2026, 1));
        named.Await([1], credited: true, [1]);
        named.Publish(hasWords: false);
        Refusal[] unnamed = [.. Enumerable.Range(0, 2).Select(who => Refusal.Log(Campaign, Community, [(byte)who], RefusalStage.Offer, new Month(2026, 1)))];

        Assert.Equal(0, RefusalCounts.Of([named, .. unnamed]).Total);
    }

    private static bool IsSafe(int shown, Refusal[] behind) =>
        shown == 0 || (shown <= behind.Length && behind.Select(refusal => refusal.Pseudonym[0]).Distinct().Count() >= PrivacyFloor.K);

    private static bool IsStep(int before, int after) => after == before || after - before >= PrivacyFloor.K;
}
