using OrganizerBot.Campaigns;
using OrganizerBot.Communities;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

public sealed class PetitionTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly DateOnly Today = new(2027, 3, 1);
    private static readonly PetitionAnswer Answer = new(AnswerKind.No, Today, "We will not.");

    [Fact]
    public void A_draft_opens_once()
    {
        var petition = Draft();

        Assert.Equal(PetitionOutcome.Done, petition.Open(42, Now));
        Assert.Equal(PetitionOutcome.AlreadyDone, petition.Open(8, Now));
        Assert.Equal(42, petition.Sheet.Eligible);
    }

    [Fact]
    public void A_deadline_closes_it_without_anybody_doing_anything()
    {
        var petition = Opened();

        Assert.Equal(PetitionState.Open, petition.StateAt(Now.AddDays(29)));
        Assert.Equal(PetitionState.Closed, petition.StateAt(Now.AddDays(30)));
        Assert.False(petition.Sheet.TakesSignatures(Now.AddDays(30)));
    }

    [Fact]
    public void It_cannot_open_after_its_deadline() => Assert.Equal(PetitionOutcome.DeadlinePast, Draft().Open(42, Now.AddDays(31)));

    [Theory]
    [InlineData(PetitionState.Draft, PetitionOutcome.WrongState)]
    [InlineData(PetitionState.Open, PetitionOutcome.Done)]
    [InlineData(PetitionState.Closed, PetitionOutcome.AlreadyDone)]
    [InlineData(PetitionState.Delivered, PetitionOutcome.AlreadyDone)]
    [InlineData(PetitionState.Answered, PetitionOutcome.AlreadyDone)]
    public void Only_an_open_one_closes(PetitionState state, PetitionOutcome expected) => Assert.Equal(expected, In(state).Close());

    [Theory]
    [InlineData(PetitionState.Draft, PetitionOutcome.WrongState)]
    [InlineData(PetitionState.Open, PetitionOutcome.WrongState)]
    [InlineData(PetitionState.Closed, PetitionOutcome.Done)]
    [InlineData(PetitionState.Delivered, PetitionOutcome.AlreadyDone)]
    [InlineData(PetitionState.Answered, PetitionOutcome.AlreadyDone)]
    public void Only_a_closed_one_is_delivered(PetitionState state, PetitionOutcome expected) => Assert.Equal(expected, In(state).Deliver(Today, Now));

    [Theory]
    [InlineData(PetitionState.Draft, PetitionOutcome.WrongState)]
    [InlineData(PetitionState.Open, PetitionOutcome.WrongState)]
    [InlineData(PetitionState.Closed, PetitionOutcome.WrongState)]
    [InlineData(PetitionState.Delivered, PetitionOutcome.Done)]
    [InlineData(PetitionState.Answered, PetitionOutcome.AlreadyDone)]
    public void Only_a_delivered_one_is_answered(PetitionState state, PetitionOutcome expected) => Assert.Equal(expected, In(state).Record(Answer));

    [Fact]
    public void One_whose_close_was_not_said_yet_is_not_delivered()
    {
        var petition = Opened();
        petition.Close();

        Assert.Equal(PetitionOutcome.Unsettled, petition.Deliver(Today, Now));
        Assert.Null(petition.DeliveredOn);
    }

    [Fact]
    public void The_first_day_of_delivery_stays_and_each_thing_is_news_once()
    {
        var petition = In(PetitionState.Delivered);

        petition.Deliver(Today.AddDays(9), Now);
        Assert.Equal(Today, petition.DeliveredOn);
        Assert.Equal(PetitionNews.Delivered, petition.TakeNews());
        petition.Record(Answer);
        petition.Record(Answer with { Text = "In better words" });
        Assert.Equal(PetitionNews.Answered, petition.TakeNews());
        Assert.Equal(PetitionNews.None, petition.TakeNews());
    }

    [Theory]
    [InlineData(PetitionState.Draft, PetitionOutcome.Done)]
    [InlineData(PetitionState.Open, PetitionOutcome.Frozen)]
    [InlineData(PetitionState.Closed, PetitionOutcome.WrongState)]
    public void Words_change_until_it_opens(PetitionState state, PetitionOutcome expected) =>
        Assert.Equal(expected, In(state).Edit(null, "Another title", null, null, null, Now));

    [Fact]
    public void A_deadline_only_moves_away()
    {
        var petition = Opened();

        Assert.Equal(PetitionOutcome.DeadlinePast, petition.Extend(Now.AddDays(29), Now));
        Assert.Equal(PetitionOutcome.Done, petition.Extend(Now.AddDays(40), Now));
        Assert.Equal(PetitionState.Open, petition.StateAt(Now.AddDays(35)));
    }

    [Theory]
    [InlineData(7, Counting.NamedOnly)]
    [InlineData(8, Counting.GoalAtDeadline)]
    [InlineData(11, Counting.GoalAtDeadline)]
    [InlineData(12, Counting.GoalOnly)]
    [InlineData(39, Counting.GoalOnly)]
    [InlineData(40, Counting.Weekly)]
    public void The_size_of_the_group_decides_how_unnamed_signatures_count(int eligible, Counting expected)
    {
        var petition = Draft();

        petition.Open(eligible, Now);

        Assert.Equal(expected, petition.Sheet.Counting);
    }

    [Fact]
    public void In_a_small_group_the_goal_is_at_most_two_thirds()
    {
        var petition = Draft(goal: 30);

        petition.Open(30, Now);

        Assert.Equal(20, petition.Sheet.Goal);
    }

    private static Petition Draft(int goal = 0) => Petition.Draft(
        Id<Petition>.Random(), Id<Campaign>.Random(), Sheet.Blank(Id<Sheet>.Random(), Id<Community>.Random(), Now.AddDays(30), goal), "The board", "A title", "A text");

    private static void Close(Petition petition)
    {
        petition.Close();
        petition.Sheet.SayClose(Now);
    }

    private static Petition Opened()
    {
        var petition = Draft();
        petition.Open(42, Now);
        return petition;
    }

    private static Petition In(PetitionState state)
    {
        var petition = Draft();
        Action[] way = [() => petition.Open(42, Now), () => Close(petition), () => petition.Deliver(Today, Now), () => petition.Record(Answer)];
        foreach (var step in way[..(int)state])
        {
            step();
        }

        Assert.Equal(state, petition.State);
        return petition;
    }
}
