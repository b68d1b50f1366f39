using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Slack;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Slack;

/// <summary>What comes again has no second effect and gets the same answer, on whichever connection and in whichever envelope.</summary>
public sealed class SlackSocketRepeatTests
{
    [Fact]
    public async Task Repeats_over_both_connections_are_one_command_and_get_one_answer()
    {
        await using var bot = await SlackSocketRig.StartWithTwoAsync();
        var typed = new SlackEnvelope("slash_commands", true, bot.Typed("say once"));

        foreach (var link in bot.Sockets.Links)
        {
            await bot.Sockets.SendAsync(link, typed, "the-same", 0);
            await bot.Sockets.SendAsync(link, typed, 1);
        }

        await bot.Until(() => typed.Answers.Count == 4, "four acknowledgements");
        Assert.Equal(1, bot.Gate.Said["once"]);
        Assert.All(typed.Answers, answer => Assert.True(JsonNode.DeepEquals(typed.Answers[0], answer)));
        Assert.Empty(bot.Sockets.Complaints);
    }

    [Theory]
    [InlineData(TownFault.Redeliver)]
    [InlineData(TownFault.LoseAcknowledgement)]
    public async Task What_the_platform_sends_again_is_handled_once_and_seen_once(TownFault fault)
    {
        await using var bot = await SlackSocketRig.StartWithTwoAsync();
        bot.Faults.Arrange("slack", "socket", fault, 1);

        var seen = await bot.SayAsync("say once");

        Assert.Equal("Ana Ferreira says once", seen.Text);
        Assert.Equal((1, 1), (bot.Gate.Said["once"], bot.Seen().Count));
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_acknowledgement_loses_nothing()
    {
        await using var bot = await SlackSocketRig.StartWithTwoAsync();
        var typed = bot.SayAsync("say slowly");
        await bot.Gate.Reached.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        bot.Faults.Arrange("slack", "socket", TownFault.Cut, 2);
        await bot.Until(() => bot.Status.Alive == 0, "that both are cut");
        bot.Gate.Opened.SetResult();

        // The answer is brought where answers are posted as soon as it cannot be acknowledged, whether or not the platform sends again.
        await bot.Until(() => bot.Seen().Count > 0, "the answer");
        await typed;
        Assert.Equal((1, "Ana Ferreira says slowly"), (bot.Gate.Said["slowly"], Assert.Single(bot.Seen())));
    }

    [Fact]
    public async Task After_a_restart_the_inbox_knows_what_had_an_effect()
    {
        await using var bot = await SlackSocketRig.StartAsync();
        var typed = bot.Typed("ask words:kindness");
        var first = await bot.DeliverAsync("slash_commands", true, typed);

        await bot.StopBotAsync();
        await bot.StartBotAsync();
        await bot.Until(() => bot.Status.Alive == 1, "a connection");
        var again = await bot.DeliverAsync("slash_commands", true, typed);

        Assert.Contains("Thank you for kindness", first.Answers[0]!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Thank you", again.Answers[0]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_done_twice_by_a_person_is_done_twice()
    {
        await using var bot = await SlackSocketRig.StartAsync();

        await bot.SayAsync("say more");
        await bot.SayAsync("say more");

        Assert.Equal(2, bot.Gate.Said["more"]);
    }

    [Fact]
    public async Task An_answer_is_remembered_for_ten_minutes()
    {
        await using var bot = await SlackSocketRig.StartAsync();
        var typed = bot.Typed("say once");
        await bot.DeliverAsync("slash_commands", true, typed);
        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        await bot.DeliverAsync("slash_commands", true, typed);
        Assert.Equal(1, bot.Gate.Said["once"]);

        bot.Clock.Advance(TimeSpan.FromSeconds(1));
        await bot.DeliverAsync("slash_commands", true, typed);

        Assert.Equal(2, bot.Gate.Said["once"]);
    }
}
