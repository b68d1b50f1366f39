using Microsoft.EntityFrameworkCore;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Signing;

public sealed class PublicationTests : IAsyncLifetime
{
    private readonly StillBot _bot;
    private int _margin;

    public PublicationTests() => _bot = new StillBot { Lots = Lots.Fair with { Margin = () => _margin } };

    [Fact]
    public async Task In_a_large_group_a_step_of_ten_or_more_appears_at_the_weekly_hour_and_never_at_a_press()
    {
        var code = await _bot.HasAnOpenPetition(eligible: 90);
        await _bot.AllSign($"/petition sign {code}", 0, 45);
        await _bot.Sweeps();
        Assert.Equal(0, await _bot.ShownBy($"/petition show {code}"));

        await _bot.SweepsAt(SigningScenes.Thursday.AddSeconds(-1));
        Assert.Equal(0, await _bot.ShownBy($"/petition show {code}"));

        await _bot.SweepsAt(SigningScenes.Thursday);
        var shown = await _bot.ShownBy($"/petition show {code}");
        Assert.InRange(shown, 45 - (3 * GroupSize.K), 45 - GroupSize.K);

        await _bot.AllSign($"/petition sign {code}", 100, 3);
        for (var member = 0; member < 5; member++)
        {
            await _bot.Member($"member{member}").Says($"/petition withdraw {code}");
        }

        await _bot.SweepsAt(SigningScenes.Thursday.AddDays(7).AddSeconds(-1));
        Assert.Equal(shown, await _bot.ShownBy($"/petition show {code}"));
    }

    [Fact]
    public async Task In_a_middling_group_nothing_is_said_until_the_goal_and_then_at_the_weekly_hour_only()
    {
        var code = await _bot.HasAnOpenPetition(eligible: 20);
        await _bot.AllSign($"/petition sign {code}", 0, 6);
        await _bot.SweepsAt(SigningScenes.Thursday);
        Assert.Null((await _bot.SheetOf(code)).GoalSaidAt);

        await _bot.AllSign($"/petition sign {code}", 6, 1);
        await _bot.SweepsAt(SigningScenes.Thursday.AddDays(7).AddSeconds(-1));
        Assert.Null((await _bot.SheetOf(code)).GoalSaidAt);
        Assert.Equal(0, await _bot.ShownBy($"/petition show {code}"));

        await _bot.SweepsAt(SigningScenes.Thursday.AddDays(7));
        Assert.Equal(SigningScenes.Thursday.AddDays(7), (await _bot.SheetOf(code)).GoalSaidAt);
        Assert.Contains("Goal reached: 7 or more", await _bot.Member("Reader").Hears($"/petition show {code}"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task In_a_middling_group_chance_decides_once_how_many_more_than_the_goal_it_takes()
    {
        _margin = 3;
        var code = await _bot.HasAnOpenPetition(eligible: 20);
        await _bot.AllSign($"/petition sign {code}", 0, 9);
        await _bot.SweepsAt(SigningScenes.Thursday);
        Assert.Null((await _bot.SheetOf(code)).GoalSaidAt);

        _margin = 0;
        await _bot.SweepsAt(SigningScenes.Thursday.AddDays(7));
        Assert.Null((await _bot.SheetOf(code)).GoalSaidAt);

        await _bot.AllSign($"/petition sign {code}", 9, 1);
        await _bot.SweepsAt(SigningScenes.Thursday.AddDays(14));
        Assert.Equal(SigningScenes.Thursday.AddDays(14), (await _bot.SheetOf(code)).GoalSaidAt);
        Assert.Contains("Goal reached: 7 or more", await _bot.Member("Reader").Hears($"/petition show {code}"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_close_of_a_middling_group_says_a_goal_that_was_just_reached()
    {
        _margin = GroupSize.K;
        var code = await _bot.HasAnOpenPetition(eligible: 20);
        await _bot.AllSign($"/petition sign {code}", 0, 7);
        await _bot.SweepsAt(SigningScenes.Thursday);
        Assert.Null((await _bot.SheetOf(code)).GoalSaidAt);

        await _bot.Moderator().Says($"/petition close {code} sure:yes");
        await _bot.Sweeps();

        Assert.Equal(SigningScenes.Thursday, (await _bot.SheetOf(code)).GoalSaidAt);
    }

    [Fact]
    public async Task In_a_small_group_the_goal_is_said_at_the_deadline_only()
    {
        var code = await _bot.HasAnOpenPetition(eligible: 9);
        await _bot.AllSign($"/petition sign {code}", 0, 5);
        var deadline = (await _bot.SheetOf(code)).Deadline!.Value;

        await _bot.SweepsAt(SigningScenes.Thursday);
        await _bot.SweepsAt(deadline.AddSeconds(-1));
        Assert.Null((await _bot.SheetOf(code)).GoalSaidAt);
        Assert.Equal(0, await _bot.ShownBy($"/petition show {code}"));

        // Not in the very moment: what was pressed in time may still be on its way.
        await _bot.SweepsAt(deadline);
        Assert.Null((await _bot.SheetOf(code)).GoalSaidAt);
        await _bot.SweepsAt(deadline.AddSeconds(10));
        Assert.Equal(deadline.AddSeconds(10), (await _bot.SheetOf(code)).GoalSaidAt);
    }

    [Fact]
    public async Task In_a_tiny_group_nobody_signs_without_a_name()
    {
        var code = await _bot.HasAnOpenPetition(eligible: 7);

        Assert.StartsWith("Too few people here to hide a name", await _bot.Member("Ana").Hears($"/petition sign {code} as:counted"), StringComparison.Ordinal);
        Assert.Equal(0, await _bot.LookAsync(db => db.Signatures.CountAsync()));
    }

    [Theory]
    [InlineData(12, 12)]
    [InlineData(10, 10)]
    [InlineData(9, 0)]
    public async Task The_close_of_a_large_group_publishes_the_rest_unless_it_is_too_small_to_hide_anybody(int pending, int shown)
    {
        var code = await _bot.HasAnOpenPetition(eligible: 90);
        await _bot.AllSign($"/petition sign {code}", 0, pending);

        await _bot.Moderator().Says($"/petition close {code} sure:yes");
        await _bot.Sweeps();

        Assert.Equal(shown, await _bot.ShownBy($"/petition show {code}"));
    }

    [Fact]
    public async Task Published_signatures_that_were_withdrawn_leave_ten_or_more_at_a_time()
    {
        var code = await _bot.HasAnOpenPetition(eligible: 120);
        await _bot.AllSign($"/petition sign {code}", 0, 75);
        await _bot.SweepsAt(SigningScenes.Thursday);
        var shown = await _bot.ShownBy($"/petition show {code}");
        for (var member = 0; member < 75; member++)
        {
            await _bot.Member($"member{member}").Says($"/petition withdraw {code}");
        }

        Assert.Equal(shown, await _bot.ShownBy($"/petition show {code}"));
        await _bot.SweepsAt(SigningScenes.Thursday.AddDays(7));

        // Below the goal that was said, the card says only that it was reached.
        var sheet = await _bot.SheetOf(code);
        var released = (await _bot.LookAsync(db => db.CountReleasedAsync(sheet, CancellationToken.None))).Total;
        Assert.InRange(released, GroupSize.K, Math.Min(shown - GroupSize.K, 3 * GroupSize.K));
    }

    [Theory]
    [InlineData(20, 20, 13, "at most two thirds, 13")]
    [InlineData(20, 1, 5, "at least 5")]
    [InlineData(9, 2, 5, "at least 5")]
    public async Task A_goal_in_a_middling_group_is_neither_near_everybody_nor_near_nobody_and_moderators_are_told_why(int eligible, int wanted, int goal, string why)
    {
        foreach (var (start, open, noun) in new[]
        {
            ($"/petition start target:X addressee:Y title:Z text:T deadline:30d goal:{wanted}", "/petition open anyway:yes", "petition"),
            ($"/pledge start target:X statement:T criticalmass:{Math.Max(2, wanted)}", "/pledge open", "pledge"),
        })
        {
            var code = Assert.IsType<Reply.Say>(await _bot.Moderator().Says(start)).Message.Buttons[0].Line.Values[noun];

            Assert.Contains(why, await _bot.Moderator().Hears($"{open} {code} eligible:{eligible}"), StringComparison.Ordinal);
            Assert.Equal(goal, (await _bot.SheetOf(code)).Goal);
        }
    }

    [Fact]
    public async Task More_time_after_a_close_that_was_not_said_yet_publishes_at_the_close_that_counts()
    {
        var code = await _bot.HasAnOpenPetition();
        await _bot.AllSign($"/petition sign {code}", 0, 12);
        await _bot.RunAsync<OrganizerDb>(async db =>
        {
            // As after a crash between publishing at the deadline and saying it.
            (await db.Sheets.SingleAsync(sheet => sheet.OwnerId != default)).Settle();
            await db.SaveChangesAsync();
        });
        await _bot.Moderator().Says($"/petition extend {code} 60d");

        await _bot.Moderator().Says($"/petition close {code} sure:yes");
        await _bot.Sweeps();

        Assert.Equal(12, (await _bot.SheetOf(code)).Published);
    }

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();
}
