using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Members;
using OrganizerBot.Messages;
using OrganizerBot.Signing;
using OrganizerBot.Support;

namespace OrganizerBot.Pledges;

/// <summary>Whoever made a pledge is asked, once, four weeks after it took effect; and nobody else, nowhere else, never twice.</summary>
public sealed class FollowThroughTests : IAsyncLifetime
{
    private readonly StillBot _bot = new();

    private Person Ana => _bot.Member("member0");

    [Fact]
    public async Task It_is_asked_four_weeks_after_and_not_before_with_the_answer_to_something_else()
    {
        var code = await _bot.HasAnOpenPledge();
        await _bot.AllSign($"/pledge make {code}", 0, 1);
        Assert.False(await Ana.IsAsked());
        await _bot.SayThatItsGoalIsReached(code);
        _bot.Clock.Advance(Sheet.UntilQuestion - TimeSpan.FromSeconds(1));
        Assert.False(await Ana.IsAsked());
        Assert.Equal("Whoever made this pledge is asked four weeks after it took effect, not before.", await Ana.Hears($"/pledge done {code} did:yes"));

        _bot.Clock.Advance(TimeSpan.FromSeconds(1));

        var asked = Assert.IsType<Reply.Say>(await Ana.Says("/organizer mine")).Message;
        Assert.Contains("Only you see this.", Flat.Text(asked, Words.In(Language.English)), StringComparison.Ordinal);
        Assert.Contains(asked.Nodes, node => node is Quote { Words: "I will decline interviews at Lighthouse Cloud" });
        Assert.Equal(["I did", "I did not", "Not now"], asked.Buttons.TakeLast(3).Select(button => button.Label));
        Assert.Equal([$"pledge done pledge:{code} did:yes", $"pledge done pledge:{code} did:no", $"pledge done pledge:{code} did:later"], asked.Buttons.TakeLast(3).Select(button => button.Line.ToString()));
    }

    [Fact]
    public async Task Four_further_weeks_later_nobody_is_asked_and_no_answer_is_taken()
    {
        var code = await _bot.HasAPledgeInEffect(1);
        _bot.Clock.Advance(Sheet.QuestionPeriod);

        Assert.False(await Ana.IsAsked());
        Assert.StartsWith("This is not asked any more.", await Ana.Hears($"/pledge done {code} did:yes"), StringComparison.Ordinal);
        Assert.Empty(await _bot.Answers());
    }

    [Theory]
    [InlineData("yes", "Saved.")]
    [InlineData("no", "Saved.")]
    [InlineData("later", "All right; you are not asked again.")]
    public async Task An_answer_ends_it_and_so_does_not_now(string did, string heard)
    {
        var code = await _bot.HasAPledgeInEffect(1);
        Assert.True(await Ana.IsAsked());

        Assert.StartsWith(heard, await Ana.Hears($"/pledge done {code} did:{did}"), StringComparison.Ordinal);

        Assert.False(await Ana.IsAsked());
        await _bot.RestartAsync();
        Assert.False(await Ana.IsAsked());
        Assert.Single(await _bot.Answers());
    }

    [Fact]
    public async Task Whoever_does_not_answer_was_asked_once_also_after_a_restart()
    {
        await _bot.HasAPledgeInEffect(1);
        Assert.True(await Ana.IsAsked());
        Assert.Empty(await _bot.Answers());
        Assert.False(await Ana.IsAsked());
        Assert.Equal(AnswerState.Asked, Assert.Single(await _bot.Answers()).State);

        await _bot.RestartAsync();

        Assert.False(await Ana.IsAsked());
        Assert.False(await Ana.IsAsked());
    }

    [Fact]
    public async Task A_bot_that_is_killed_before_the_question_arrived_asks_once_more()
    {
        await _bot.HasAPledgeInEffect(1);
        Assert.True(await Ana.IsAsked());

        await _bot.RestartAsync();

        Assert.True(await Ana.IsAsked());
        Assert.False(await Ana.IsAsked());
    }

    [Fact]
    public async Task Nobody_is_asked_who_did_not_make_it_or_took_it_back_or_belongs_elsewhere()
    {
        var code = await _bot.HasAnOpenPledge();
        await _bot.AllSign($"/pledge make {code}", 0, 2);
        await _bot.Member("member1").Says($"/pledge release {code}");
        await _bot.TookEffect(code);

        Assert.False(await _bot.Member("member1").IsAsked());
        Assert.False(await _bot.Member("Ben").IsAsked());
        Assert.False(await _bot.Moderator().IsAsked());
        Assert.False(await (Ana with { Community = new CommunityRef(Platform.Discord, "200") }).IsAsked());
        Assert.False(await _bot.SlackMember("member0").IsAsked());
        Assert.StartsWith("You have not made the pledge", await _bot.Member("Ben").Hears($"/pledge done {code} did:yes"), StringComparison.Ordinal);
        Assert.StartsWith("You have not made the pledge", await _bot.Member("Ben").Hears($"/pledge done {code}"), StringComparison.Ordinal);
        Assert.Contains("There is no pledge", await (Ana with { Community = new CommunityRef(Platform.Discord, "200") }).Hears($"/pledge done {code} did:yes"), StringComparison.Ordinal);
        Assert.Empty(await _bot.Answers());
        Assert.True(await Ana.IsAsked());
    }

    [Fact]
    public async Task Where_an_employer_may_read_nothing_is_asked_and_nothing_is_taken()
    {
        var code = await _bot.HasAPledgeInEffect(1);
        await _bot.Moderator().Says("/organizer settings owner:employer sure:yes");

        Assert.False(await Ana.IsAsked());
        Assert.DoesNotContain("Saved", await Ana.Hears($"/pledge done {code} did:yes"), StringComparison.Ordinal);
        Assert.Empty(await _bot.Answers());
    }

    [Fact]
    public async Task It_stands_beside_no_red_button_and_no_row_that_is_full()
    {
        var code = await _bot.HasAPledgeInEffect(1);

        Assert.False(await Ana.IsAsked("/organizer forget"));
        Assert.False(await Ana.IsAsked($"/pledge show {code}"));
        Assert.Empty(await _bot.Answers());
        Assert.True(await Ana.IsAsked());
    }

    [Fact]
    public async Task A_member_of_a_community_that_joined_is_asked_there()
    {
        var (owner, guest) = (_bot.Moderator(), _bot.SlackMember("Mo") with { Moderates = true });
        await guest.Says("/organizer settings owner:members");
        var code = await _bot.HasAnOpenPledge(90);
        var campaign = await _bot.LookAsync(async db => (await db.Campaigns.SingleAsync()).Code.ToString());
        await owner.LetsIn(guest, campaign);
        var zoe = _bot.SlackMember("Zoe");
        Assert.StartsWith("Pledged", await zoe.Hears($"/pledge make {code} as:counted"), StringComparison.Ordinal);
        await _bot.TookEffect(code);

        Assert.False(await _bot.Member("Zoe").IsAsked());
        Assert.True(await zoe.IsAsked());
        Assert.StartsWith("Saved", await zoe.Hears($"/pledge done {code} did:yes"), StringComparison.Ordinal);

        // Whatever its campaign was joined by, it leaves with it.
        Assert.StartsWith(MemberScenes.Done, await zoe.Hears("/organizer forget sure:yes"), StringComparison.Ordinal);
        Assert.Empty(await _bot.Answers());
    }

    [Fact]
    public async Task The_same_delivery_again_has_no_effect()
    {
        var code = await _bot.HasAPledgeInEffect(1);
        await Ana.Delivers($"/pledge done {code} did:yes", "once");
        await Ana.Says($"/pledge done {code} did:later");

        Assert.Equal("This was done already; nothing changed.", Ana.Words(await Ana.Delivers($"/pledge done {code} did:yes", "once")));

        Assert.Equal(AnswerState.Asked, Assert.Single(await _bot.Answers()).State);
    }

    [Fact]
    public async Task The_rows_tell_nobody_without_the_keys_and_nothing_leads_from_one_to_a_signature()
    {
        var code = await _bot.HasAPledgeInEffect(6);
        await _bot.AllAnswer(code, 0, 3, "yes");
        await _bot.AllAnswer(code, 3, 3, "no");

        var answers = await _bot.Answers();

        Assert.Equal(6, answers.Select(answer => Convert.ToHexString(answer.SealedAnswer!)).Distinct().Count());
        Assert.All(answers, answer => Assert.Equal(answers[0].SealedAnswer!.Length, answer.SealedAnswer!.Length));
        var signed = await _bot.LookAsync(db => db.Signatures.Select(signature => signature.Pseudonym).ToListAsync());
        Assert.Empty(answers.Select(answer => Convert.ToHexString(answer.Answerer)).Intersect(signed.Select(Convert.ToHexString)));
    }

    [Fact]
    public async Task Forgetting_takes_it_away_and_so_does_taking_the_pledge_back()
    {
        var code = await _bot.HasAPledgeInEffect(2);
        await _bot.AllAnswer(code, 0, 2, "yes");
        var before = await _bot.Answers();
        Assert.DoesNotContain("I did", await Ana.Hears("/organizer export"), StringComparison.Ordinal);

        await Ana.IsForgotten();
        var left = Assert.Single(await _bot.Answers());
        Assert.All(before.Where(answer => !answer.Answerer.AsSpan().SequenceEqual(left.Answerer)), gone => Assert.False(_bot.HasOnDisk(gone.Answerer)));
        Assert.StartsWith("Released", await _bot.Member("member1").Hears($"/pledge release {code}"), StringComparison.Ordinal);

        Assert.Empty(await _bot.Answers());
        Assert.False(await Ana.IsAsked());
        Assert.False(await _bot.Member("member1").IsAsked());
    }

    [Theory]
    [InlineData(11, 7)]
    [InlineData(12, 8)]
    [InlineData(30, 9)]
    public async Task In_a_group_in_which_no_share_could_be_told_nobody_is_asked(int eligible, int mass)
    {
        var code = await _bot.HasAnOpenPledge(eligible, mass);
        Assert.False(await ChoiceAnnouncesIt(code));
        await _bot.AllSign($"/pledge make {code}", 0, mass);
        await _bot.TookEffect(code);

        Assert.False(await Ana.IsAsked());
        Assert.StartsWith("In a group of this size nobody is asked", await Ana.Hears($"/pledge done {code} did:yes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_about_to_make_it_is_told_that_they_will_be_asked() => Assert.True(await ChoiceAnnouncesIt(await _bot.HasAnOpenPledge()));

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private async Task<bool> ChoiceAnnouncesIt(string code) =>
        (await Ana.Hears($"/pledge make {code}")).Contains("Four weeks after it takes effect", StringComparison.Ordinal);
}
