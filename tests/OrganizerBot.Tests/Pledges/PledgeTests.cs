using OrganizerBot.Campaigns;
using OrganizerBot.Communities;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

public sealed class PledgeTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(PledgeState.Draft, PledgeOutcome.Done, PledgeState.Open)]
    [InlineData(PledgeState.Open, PledgeOutcome.AlreadyDone, PledgeState.Open)]
    [InlineData(PledgeState.Closed, PledgeOutcome.WrongState, PledgeState.Closed)]
    public void Only_a_draft_opens(PledgeState from, PledgeOutcome outcome, PledgeState to)
    {
        var pledge = PledgeIn(from);

        Assert.Equal(outcome, pledge.Open(42, Now));
        Assert.Equal(to, pledge.State);
    }

    [Theory]
    [InlineData(PledgeState.Draft, PledgeOutcome.WrongState, PledgeState.Draft)]
    [InlineData(PledgeState.Open, PledgeOutcome.Done, PledgeState.Closed)]
    [InlineData(PledgeState.Closed, PledgeOutcome.AlreadyDone, PledgeState.Closed)]
    public void Only_an_open_one_closes(PledgeState from, PledgeOutcome outcome, PledgeState to)
    {
        var pledge = PledgeIn(from);

        Assert.Equal(outcome, pledge.Close());
        Assert.Equal(to, pledge.State);
    }

    [Fact]
    public void A_draft_whose_deadline_has_passed_does_not_open()
    {
        var pledge = PledgeIn(PledgeState.Draft, Now.AddDays(1));

        Assert.Equal(PledgeOutcome.DeadlinePast, pledge.Open(42, Now.AddDays(1)));
        Assert.Equal(PledgeState.Draft, pledge.State);
    }

    [Fact]
    public void A_deadline_closes_it_whoever_forgot_to()
    {
        var pledge = PledgeIn(PledgeState.Open, Now.AddDays(1));

        Assert.Equal(PledgeState.Open, pledge.StateAt(Now.AddDays(1).AddTicks(-1)));
        Assert.Equal(PledgeState.Closed, pledge.StateAt(Now.AddDays(1)));
        Assert.False(pledge.Sheet.TakesSignatures(Now.AddDays(1)));
    }

    [Fact]
    public void Without_a_deadline_it_stays_open() => Assert.Equal(PledgeState.Open, PledgeIn(PledgeState.Open).StateAt(Now.AddYears(50)));

    [Theory]
    [InlineData(42, 40, 40)]
    [InlineData(12, 40, 8)]
    [InlineData(9, 7, 6)]
    [InlineData(9, 2, 5)]
    [InlineData(39, 4, 5)]
    [InlineData(40, 4, 4)]
    [InlineData(5, 4, 4)]
    public void The_critical_mass_is_five_at_least_and_two_thirds_at_most_where_only_reaching_it_is_said(int eligible, int wanted, int mass)
    {
        var pledge = PledgeIn(PledgeState.Draft, mass: wanted);

        pledge.Open(eligible, Now);

        Assert.Equal(mass, pledge.Sheet.Goal);
    }

    [Fact]
    public void It_is_in_effect_from_the_moment_that_was_said_and_stays_so_when_it_closes()
    {
        var pledge = PledgeIn(PledgeState.Open);
        Assert.False(pledge.InEffect);

        pledge.Sheet.SayGoal(Now);
        pledge.Close();

        Assert.True(pledge.InEffect);
    }

    private static Pledge PledgeIn(PledgeState state, DateTimeOffset? deadline = null, int mass = 5)
    {
        var sheet = Sheet.Blank(Id<Sheet>.Random(), Id<Community>.Random(), deadline, mass);
        var pledge = Pledge.Draft(Id<Pledge>.Random(), Id<Campaign>.Random(), sheet, "I will decline interviews there");
        if (state != PledgeState.Draft)
        {
            pledge.Open(42, Now);
        }

        if (state == PledgeState.Closed)
        {
            pledge.Close();
        }

        return pledge;
    }
}
