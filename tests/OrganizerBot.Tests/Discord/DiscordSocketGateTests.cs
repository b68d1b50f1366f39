using Microsoft.Extensions.Diagnostics.HealthChecks;
using OrganizerBot.Sandbox.Discord;

namespace OrganizerBot.Discord;

/// <summary>Sessions are begun as slowly and as seldom as Discord wants.</summary>
public sealed class DiscordSocketGateTests
{
    [Fact]
    public async Task Without_sessions_left_it_waits_until_there_are_more()
    {
        await using var house = await GatewayHouse.OpenAsync(terms: terms => (terms.Remaining, terms.ResetAfter) = (0, TimeSpan.FromMinutes(10)), awaitsSession: false);
        await house.Until(() => house.Health().Description!.Contains("no more sessions", StringComparison.Ordinal), "health to say so");

        house.Clock.Advance(TimeSpan.FromSeconds(599));
        Assert.Empty(house.Gateway.Heard);
        house.Gateway.Terms.Remaining = 1;
        await house.UntilMoving(() => house.Health().Status == HealthStatus.Healthy, "a session");

        Assert.Equal(0, house.Gateway.Terms.Overspent);
        Assert.Equal(0, house.Gateway.Terms.Remaining);
    }

    [Fact]
    public async Task Sessions_that_end_at_once_are_not_begun_at_once_and_never_beyond_the_limit()
    {
        await using var house = await GatewayHouse.OpenAsync(luck: 0.99, terms: terms => (terms.Remaining, terms.ResetAfter) = (8, TimeSpan.FromHours(5)));

        var ends = 0;
        await house.UntilMoving(
            () =>
            {
                if (house.Gateway.Connected > 0 && house.Said(2) > ends)
                {
                    ends++;
                    house.Gateway.Make(DiscordGatewayFault.Ended, 0, 1);
                }

                return house.Health().Description!.Contains("no more sessions", StringComparison.Ordinal);
            },
            "the limit",
            step: 2);

        var begun = house.Gateway.Heard.Where(heard => heard.Op == 2).Select(heard => heard.At).ToArray();
        Assert.Equal(8, begun.Length);
        Assert.Equal(0, house.Gateway.Terms.Overspent);
        Assert.True(begun[7] - begun[0] > TimeSpan.FromMinutes(1), "Each failure makes the wait longer.");
    }

    [Fact]
    public async Task Shards_begin_in_their_buckets_five_seconds_apart()
    {
        await using var house = await GatewayHouse.OpenAsync(terms: terms => (terms.Shards, terms.MaxConcurrency) = (6, 2), awaitsSession: false);
        await house.UntilMoving(() => house.Said(2) == 6, "six sessions", step: 0.1);
        await house.Until(() => house.Health().Status == HealthStatus.Healthy, "all shards");

        var begun = house.Gateway.Heard.Where(heard => heard.Op == 2).Select(heard => (Shard: (int)heard.Data!["shard"]![0]!, Of: (int)heard.Data["shard"]![1]!, heard.At)).ToArray();
        Assert.Equal([0, 1, 2, 3, 4, 5], begun.Select(each => each.Shard).Order());
        Assert.All(begun, each => Assert.Equal(6, each.Of));
        foreach (var bucket in begun.GroupBy(each => each.Shard % 2))
        {
            Assert.Equal(bucket.Select(each => each.Shard).Order(), bucket.Select(each => each.Shard));
            Assert.All(bucket.Zip(bucket.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= TimeSpan.FromSeconds(5)));
        }

        Assert.Empty(house.Gateway.Closed);
        await house.Answered(house.Interact());
    }

    [Fact]
    public async Task While_discord_does_not_say_where_its_gateway_is_health_says_so_and_the_bot_asks_again()
    {
        await using var house = await GatewayHouse.OpenAsync(terms: terms => terms.Shards = 0, awaitsSession: false);
        await house.Until(() => house.Health().Description!.Contains("does not say where", StringComparison.Ordinal), "health to say so");

        house.Gateway.Terms.Shards = 1;
        await house.UntilMoving(() => house.Health().Status == HealthStatus.Healthy, "a session");

        Assert.Single(house.Gateway.Heard, heard => heard.Op == 2);
    }
}
