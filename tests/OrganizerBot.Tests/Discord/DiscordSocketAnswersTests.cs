using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Discord;
using OrganizerBot.Support;

namespace OrganizerBot.Discord;

/// <summary>The three seconds count from the event, not from when the bot heard of it.</summary>
public sealed class DiscordSocketAnswersTests
{
    [Fact]
    public async Task A_slow_command_is_announced_within_its_time_and_its_answer_takes_that_place()
    {
        using var storage = new BrokenStorage();
        await using var house = await GatewayHouse.OpenAsync(storage: storage);

        var id = InGuild(house);
        var began = house.Clock.GetUtcNow();
        await house.UntilMoving(() => house.AnswersTo(id) > 0, "an announcement", step: 0.1);

        Assert.InRange(house.Clock.GetUtcNow() - began, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2.9));
        Assert.Equal("""{"type":5,"data":{"flags":64}}""", Assert.Single(house.Answers).Body.ToJsonString());
        Assert.Empty(house.Edits);
        storage.Open();
        await house.Until(() => !house.Edits.IsEmpty, "the answer itself");
        Assert.Equal($"{DiscordCast.ApplicationId}/the-secret-of-{id}", Assert.Single(house.Edits));
    }

    [Fact]
    public async Task What_comes_late_is_announced_so_much_earlier()
    {
        using var storage = new BrokenStorage();
        await using var house = await GatewayHouse.OpenAsync(luck: 0.99, storage: storage);
        house.Gateway.Make(DiscordGatewayFault.Drop, 0, 1);
        await house.Until(() => house.Log.Any(line => line.Contains("the connection broke", StringComparison.Ordinal)), "the bot to notice");
        var id = InGuild(house);
        var began = house.Clock.GetUtcNow();

        house.Clock.Advance(TimeSpan.FromSeconds(1.5));
        await house.Until(() => house.Said(6) == 1, "the bot to come back");
        await house.UntilMoving(() => house.AnswersTo(id) > 0, "an announcement", step: 0.1);

        Assert.InRange(house.Clock.GetUtcNow() - began, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2.9));
        storage.Open();
        await house.Until(() => !house.Edits.IsEmpty, "the answer itself");
    }

    private static string InGuild(GatewayHouse house)
    {
        var id = house.NewId();
        var interaction = GatewayHouse.Interaction(id);
        interaction.Remove("user");
        interaction["guild_id"] = DiscordCast.GuildId;
        interaction["authorizing_integration_owners"] = new JsonObject { ["0"] = DiscordCast.GuildId };
        interaction["member"] = new JsonObject { ["permissions"] = "0", ["user"] = new JsonObject { ["id"] = "4000000000000000001", ["username"] = "ana" } };
        interaction["data"]!["options"] = new JsonArray(new JsonObject { ["type"] = 1, ["name"] = "list" });
        house.Gateway.Happen("INTERACTION_CREATE", interaction);
        return id;
    }
}
