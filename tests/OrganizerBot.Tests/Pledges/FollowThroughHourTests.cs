using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Digests;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Pledges;

/// <summary>What was answered is told as a share, at weekly hours and in lots; afterwards nothing is left of who answered.</summary>
public sealed class FollowThroughHourTests : IAsyncLifetime
{
    /// <summary>As few stay behind as may.</summary>
    private readonly StillBot _bot = new() { Lots = Lots.Fair with { HoldBack = () => GroupSize.K } };

    [Fact]
    public async Task Nothing_is_told_at_a_press_and_a_lot_at_the_weekly_hour()
    {
        var code = await _bot.HasAPledgeInEffect(44);
        await _bot.AllAnswer(code, 0, 44, "yes");
        await _bot.Sweeps();
        Assert.DoesNotContain("Done", await ShownAsync(code), StringComparison.Ordinal);

        await _bot.WeeksGoBy(1);

        Assert.Contains("Done: about 90 % or more of 30 or more who answered did it", await ShownAsync(code), StringComparison.Ordinal);
        var answers = await _bot.Answers();
        Assert.Equal((34, 10), (answers.Count(answer => answer.State == AnswerState.Counted), answers.Count(answer => answer.State == AnswerState.Waiting)));
        // What was counted is nobody's any more: what it was is not kept.
        Assert.All(answers, answer => Assert.Equal(answer.State == AnswerState.Waiting, answer.SealedAnswer is not null));
    }

    [Fact]
    public async Task Thirty_nine_wait_and_nine_are_never_told()
    {
        var code = await _bot.HasAPledgeInEffect(39);
        await _bot.AllAnswer(code, 0, 9, "no");
        await _bot.WeeksGoBy(1);
        await _bot.AllAnswer(code, 9, 30, "no");
        await _bot.WeeksGoBy(1);
        Assert.DoesNotContain("Done", await ShownAsync(code), StringComparison.Ordinal);

        await _bot.WeeksGoBy(2);
        var other = await _bot.HasAPledgeInEffect(9);
        await _bot.AllAnswer(other, 0, 9, "yes");
        await _bot.WeeksGoBy(4);

        Assert.Contains("Done: about 10 % or less of 20 or more who answered did it", await ShownAsync(code), StringComparison.Ordinal);
        Assert.DoesNotContain("Done", await ShownAsync(other), StringComparison.Ordinal);
        Assert.Empty(await _bot.Answers());
    }

    [Fact]
    public async Task An_answer_may_be_changed_until_it_is_counted_and_counts_once()
    {
        var code = await _bot.HasAPledgeInEffect(40);
        await _bot.AllAnswer(code, 0, 40, "yes");
        await _bot.AllAnswer(code, 0, 40, "no");
        Assert.Equal(40, (await _bot.Answers()).Count);

        await _bot.WeeksGoBy(1);

        Assert.Contains("about 10 % or less", await ShownAsync(code), StringComparison.Ordinal);
        List<string> heard = [];
        for (var member = 0; member < 40; member++)
        {
            heard.Add((await _bot.Member($"member{member}").Hears($"/pledge done {code} did:yes")).Split(' ')[0]);
        }

        Assert.Equal((30, 10), (heard.Count(word => word == "Your"), heard.Count(word => word == "Saved.")));
    }

    /// <summary>Fourteen without a name are too few to be released: that ten or more answered would say that ten or more pledged.</summary>
    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public async Task Where_fewer_than_ten_are_known_to_have_pledged_nothing_is_told_however_many_answered(int named, bool isTold)
    {
        var code = await _bot.HasAnOpenPledge(90);
        await _bot.AllSign($"/pledge make {code}", 0, named, "named");
        await _bot.AllSign($"/pledge make {code}", named, 14);
        await _bot.TookEffect(code);
        await _bot.AllAnswer(code, 0, named + 14, "yes");
        Assert.Equal(named, await _bot.ShownBy($"/pledge show {code}"));

        await _bot.WeeksGoBy(4);

        var shown = await ShownAsync(code);
        Assert.Equal(isTold, shown.Contains("of 10 or more who answered", StringComparison.Ordinal));
        Assert.Equal(isTold, shown.Contains("Done", StringComparison.Ordinal));
        Assert.Equal(isTold, (await _bot.Moderator().Hears($"/impact show {await _bot.Moderator().SeesACampaign()}")).Contains("who answered", StringComparison.Ordinal));
        Assert.Empty(await _bot.Answers());
        Assert.True((await _bot.SheetOf(code)).HasAsked);
    }

    [Fact]
    public async Task Whoever_is_counted_takes_the_pledge_back_and_makes_it_again_is_not_counted_twice()
    {
        var code = await _bot.HasAPledgeInEffect(40);
        await _bot.AllAnswer(code, 0, 40, "yes");
        await _bot.WeeksGoBy(1);
        List<string> heard = [];

        for (var member = 0; member < 40; member++)
        {
            var person = _bot.Member($"member{member}");
            Assert.StartsWith("Released", await person.Hears($"/pledge release {code}"), StringComparison.Ordinal);
            Assert.StartsWith("Pledged", await person.Hears($"/pledge make {code} as:counted"), StringComparison.Ordinal);
            heard.Add((await person.Hears($"/pledge done {code} did:yes")).Split(' ')[0]);
        }

        Assert.Equal((30, 10), (heard.Count(word => word == "Your"), heard.Count(word => word == "Saved.")));
        var answers = await _bot.Answers();
        Assert.Equal((30, 10), (answers.Count(answer => answer.State == AnswerState.Counted), answers.Count(answer => answer.State == AnswerState.Waiting)));
    }

    [Fact]
    public async Task At_the_first_weekly_hour_after_the_last_question_the_rest_is_told_and_every_row_goes()
    {
        var code = await _bot.HasAPledgeInEffect(30);
        await _bot.AllAnswer(code, 0, 10, "yes");
        await _bot.AllAnswer(code, 10, 4, "no");
        Assert.True(await _bot.Member("member20").IsAsked());
        Assert.False(await _bot.Member("member20").IsAsked());
        Assert.Equal(15, (await _bot.Answers()).Count);

        await _bot.WeeksGoBy(4);

        Assert.Contains("Done: about 70 % of 10 or more who answered did it", await ShownAsync(code), StringComparison.Ordinal);
        Assert.Empty(await _bot.Answers());
        Assert.True((await _bot.SheetOf(code)).HasAsked);
        Assert.Null(await _bot.LookAsync(db => db.Pledges.Select(pledge => pledge.SealedFollowed).SingleAsync()));
        Assert.StartsWith("This is not asked any more.", await _bot.Member("member1").Hears($"/pledge done {code} did:no"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_only_the_goal_is_ever_said_one_share_is_told_once_and_no_number_but_ten()
    {
        var code = await _bot.HasAnOpenPledge(eligible: 39, mass: 12);
        await _bot.AllSign($"/pledge make {code}", 0, 24);
        await _bot.TookEffect(code);
        await _bot.AllAnswer(code, 0, 24, "yes");
        await _bot.WeeksGoBy(3);
        Assert.DoesNotContain("Done", await ShownAsync(code), StringComparison.Ordinal);

        await _bot.WeeksGoBy(1);

        Assert.Contains("of 10 or more who answered did it", await ShownAsync(code), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keys_of_a_pledge_in_effect_stay_until_its_question_is_over_and_no_longer()
    {
        var code = await _bot.HasAnOpenPledge(90);
        await _bot.AllSign($"/pledge make {code}", 0, 12);
        var sheet = await _bot.SheetOf(code);
        await _bot.WeeksGoBy(1);
        await _bot.SayThatItsGoalIsReached(code);
        await _bot.Moderator().Says($"/pledge close {code} sure:yes");
        await _bot.Sweeps();
        await _bot.WeeksGoBy(4);
        Assert.NotNull(await _bot.KeyOf(sheet));
        Assert.True(await _bot.Member("member0").IsAsked());
        await _bot.AllAnswer(code, 0, 12, "yes");

        await _bot.WeeksGoBy(3);
        Assert.NotNull(await _bot.KeyOf(sheet));
        await _bot.WeeksGoBy(1);

        Assert.Null(await _bot.KeyOf(sheet));
        Assert.Contains("90 % or more", await ShownAsync(code), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pledge_that_took_no_effect_keeps_its_keys_a_week_as_ever()
    {
        var code = await _bot.HasAnOpenPledge(90);
        var sheet = await _bot.SheetOf(code);
        await _bot.Moderator().Says($"/pledge close {code} sure:yes");
        await _bot.Sweeps();

        await _bot.SweepsAfter(TimeSpan.FromDays(7));

        Assert.Null(await _bot.KeyOf(sheet));
    }

    [Fact]
    public async Task Even_where_no_weekly_hour_comes_the_keys_go_ten_weeks_after_the_effect()
    {
        var code = await _bot.HasAnOpenPledge(90);
        var sheet = await _bot.SheetOf(code);
        await _bot.SayThatItsGoalIsReached(code);
        await _bot.Moderator().Says($"/pledge close {code} sure:yes");
        await _bot.Sweeps();

        _bot.Clock.Advance(Sheet.LongestQuestion - TimeSpan.FromSeconds(1));
        await _bot.SweepsKeys();
        Assert.NotNull(await _bot.KeyOf(sheet));
        _bot.Clock.Advance(TimeSpan.FromSeconds(1));
        await _bot.SweepsKeys();

        Assert.Null(await _bot.KeyOf(sheet));
    }

    [Fact]
    public async Task A_digest_tells_it_once_and_the_campaign_and_the_export_have_it()
    {
        var code = await _bot.HasAPledgeInEffect(40);
        await _bot.AllAnswer(code, 0, 12, "yes");
        await _bot.AllAnswer(code, 12, 12, "no");
        await _bot.WeeksGoBy(4);

        var community = await _bot.LookAsync(async db => (await db.Communities.SingleAsync()).Id);
        await _bot.RunAsync<IEnumerable<IDigestSection>>(async sections =>
        {
            var section = sections.Single(section => section is PledgeDigest);
            var first = await section.ComposeAsync(new DigestScope(community, Words.In(Language.English), new HashSet<string>(), _bot.Clock.GetUtcNow()), CancellationToken.None);
            Assert.Contains("about 50 % of 20 or more who answered did it", Flat.Text(new Message(first.Nodes), Words.In(Language.English)), StringComparison.Ordinal);
            var second = await section.ComposeAsync(new DigestScope(community, Words.In(Language.English), first.News.ToHashSet(), _bot.Clock.GetUtcNow()), CancellationToken.None);
            Assert.DoesNotContain("who answered", Flat.Text(new Message(second.Nodes), Words.In(Language.English)), StringComparison.Ordinal);
        });
        await _bot.RunAsync<OrganizerDb>(async db =>
        {
            var figures = await new PledgeFigures(db, TimeProvider.System).ReadAsync(await db.Campaigns.SingleAsync(), [], CancellationToken.None);
            Assert.Equal((50, 20), figures.Where(figure => figure.Kind == FigureKind.FollowThrough).Select(figure => (figure.Count, figure.Of!.Value)).Single());
            var row = Assert.Single(await new PublishedPledges(db, _bot.Clock).ReadAsync(community, CancellationToken.None));
            Assert.NotNull(row);
        });
    }

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private Task<string> ShownAsync(string code) => _bot.Member("Reader").Hears($"/pledge show {code}");
}
