using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Slack;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Support;

namespace OrganizerBot.Slack;

/// <summary>An hour of the town's clock in which connections are cut, warned, made anew and turned away, and deliveries come again: each interaction that the platform could hand over is handled once.</summary>
public sealed class SlackSocketHourTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(15);

    private static readonly (string Route, TownFault Kind, int Most)[] Faults =
    [
        ("socket", TownFault.Cut, 2), ("socket", TownFault.Warning, 1), ("socket", TownFault.RefreshRequested, 1), ("socket", TownFault.TooManyConnections, 2), ("socket", TownFault.Redeliver, 3),
        ("socket", TownFault.LoseAcknowledgement, 1), ("apps.connections.open", TownFault.RateLimited, 1), ("apps.connections.open", TownFault.ServerError, 2), ("apps.connections.open", TownFault.AcceptThenDrop, 1),
    ];

    [Fact]
    public async Task An_hour_of_faults_loses_no_interaction_and_handles_none_twice()
    {
        await using var bot = await SlackSocketRig.StartWithTwoAsync();
        Assert.NotNull((await bot.SayAsync("say first")).Text);
        var hours = Figures.Cases(1, 10);
        var random = new Random(1793);
        List<Interaction> all = [];
        var faults = 0;
        for (var end = bot.Clock.GetUtcNow() + TimeSpan.FromHours(hours); bot.Clock.GetUtcNow() < end;)
        {
            var until = bot.Clock.GetUtcNow() + Step;
            var under = Begin(bot, all.Count, random);
            all.Add(under);
            if (random.Next(3) > 0)
            {
                var (route, kind, most) = Faults[random.Next(Faults.Length)];
                bot.Faults.Arrange("slack", route, kind, 1 + random.Next(most));
                faults++;
            }

            var next = Begin(bot, all.Count, random);
            all.Add(next);
            await bot.Until(() => under.Reply.IsCompleted && next.Reply.IsCompleted, "two interactions", TimeSpan.FromMilliseconds(20));
            await bot.Until(() => bot.Clock.GetUtcNow() >= until && bot.Status.Alive > 0, "the next step", TimeSpan.FromSeconds(1));
        }

        await bot.Until(() => all.All(interaction => interaction.Reply.Result.Error is not null || interaction.TimesAnswered(bot) > 0), "every answer", TimeSpan.FromMilliseconds(100));
        var refused = all.Count(interaction => interaction.Reply.Result.Error == "dispatch_failed");
        Assert.All(all, interaction => Assert.True(interaction.IsRight(bot), $"{interaction.Words}: {interaction.Reply.Result.Error}, handled {bot.Gate.Said.GetValueOrDefault(interaction.Words)} times, answered {interaction.TimesAnswered(bot)} times"));
        Assert.True(refused < all.Count / 10, $"{refused} of {all.Count} met no connection.");
        Assert.Empty(bot.Sockets.Complaints);
        Assert.DoesNotContain(bot.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
        Figures.Say($"Socket Mode, {hours} h with {faults} faults: {all.Count} interactions over {bot.Sockets.Greeted} connections, 0 lost, 0 handled twice, 0 answered twice ({refused} met no connection)");
    }

    private static Interaction Begin(SlackSocketRig bot, int number, Random random)
    {
        var (kind, words) = (random.Next(3), $"w{number}");
        var envelope = kind switch
        {
            0 => new SlackEnvelope("slash_commands", true, bot.Typed("say " + words)),
            1 => new SlackEnvelope("interactive", false, bot.Pressed("1:slacktest say words:" + words)),
            _ => new SlackEnvelope("interactive", true, bot.Sent(words)),
        };
        return new Interaction(words, kind == 2, envelope, bot.Town.Delivery.SendAsync(envelope, TestContext.Current.CancellationToken));
    }

    /// <summary>One thing that somebody did, and what the platform was told.</summary>
    private sealed record Interaction(string Words, bool IsForm, SlackEnvelope Envelope, Task<SlackReply> Reply)
    {
        /// <summary>Handled once and answered once; or not at all, where the platform had nowhere to send it.</summary>
        public bool IsRight(SlackSocketRig bot)
        {
            var times = Reply.Result.Error switch { null => 1, "dispatch_failed" => 0, _ => -1 };
            return bot.Gate.Said.GetValueOrDefault(Words) == times && TimesAnswered(bot) == times;
        }

        /// <summary>How often the person saw the answer: acknowledgements of one delivery are one, whichever of them arrives.</summary>
        public int TimesAnswered(SlackSocketRig bot)
        {
            var carried = Envelope.Answers.OfType<JsonNode>().Select(answer => answer.ToJsonString()).Distinct().Count();
            var heard = bot.Seen().Count(text => text.EndsWith(IsForm ? $"for {Words}" : $"says {Words}", StringComparison.Ordinal));
            return carried + heard;
        }
    }
}
