using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Discord;

public sealed class DiscordMessengerTests
{
    private const string Channel = "3000000000000000001";
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    [Theory]
    [InlineData(200, """{"id":"77"}""", typeof(SendResult.Sent))]
    [InlineData(200, "<html>", typeof(SendResult.Transient))]
    [InlineData(0, "", typeof(SendResult.Transient))]
    [InlineData(502, "bad", typeof(SendResult.Transient))]
    [InlineData(429, """{"retry_after":1.5,"global":false}""", typeof(SendResult.RetryAfter))]
    [InlineData(401, """{"code":0}""", typeof(SendResult.AuthDead))]
    [InlineData(403, """{"code":50013}""", typeof(SendResult.PermissionMissing))]
    [InlineData(403, """{"code":50001}""", typeof(SendResult.PermissionMissing))]
    [InlineData(404, """{"code":10003}""", typeof(SendResult.DestinationGone))]
    [InlineData(400, """{"code":50035,"errors":{"embeds":{"0":{"_errors":[{"code":"X"}]}}}}""", typeof(SendResult.ContentInvalid))]
    [InlineData(418, "{}", typeof(SendResult.Unrecognised))]
    [InlineData(302, "", typeof(SendResult.Unrecognised))]
    public async Task Every_answer_to_a_post_has_a_meaning(int status, string body, Type expected) =>
        Assert.IsType(expected, await SendAsync(Start, _ => (status, body)));

    [Theory]
    [InlineData(200, "<html>")]
    [InlineData(0, "")]
    [InlineData(503, "{}")]
    public async Task When_Discord_may_have_forgotten_the_nonce_an_unknown_fate_stays_unknown(int status, string body) =>
        Assert.IsType<SendResult.Ambiguous>(await SendAsync(Start.AddMinutes(-3), _ => (status, body)));

    [Fact]
    public async Task Nobody_listening_means_nothing_was_posted()
    {
        await using var house = await DiscordHouse.OpenAsync("http://127.0.0.1:1");

        Assert.IsType<SendResult.Transient>(await Messenger(house).SendAsync(Delivery(Start.AddMinutes(-10)), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_post_can_be_told_from_its_repetition_and_mentions_nobody()
    {
        await using var town = await DiscordTown.OpenAsync(_ => (200, """{"id":"77"}"""));
        await using var house = await DiscordHouse.OpenAsync(town.Address);
        var delivery = Delivery(null);
        await Messenger(house).SendAsync(delivery, TestContext.Current.CancellationToken);
        await Messenger(house).SendAsync(delivery, TestContext.Current.CancellationToken);

        var bodies = town.Calls.Select(call => call.Body!).ToArray();
        Assert.All(bodies, body => Assert.Equal("""{"parse":[]}""", body["allowed_mentions"]!.ToJsonString()));
        Assert.All(bodies, body => Assert.True((bool)body["enforce_nonce"]!));
        Assert.Equal((string)bodies[0]["nonce"]!, (string)bodies[1]["nonce"]!);
        Assert.InRange(((string)bodies[0]["nonce"]!).Length, 1, 25);
        Assert.All(town.Calls, call => Assert.Equal("Bot test-token", call.Authorization));
    }

    [Fact]
    public async Task A_lost_post_is_found_by_its_mark()
    {
        Assert.IsType<SendResult.Sent>(await FindAsync($$"""[{"id":"9","author":{"id":"42"},"embeds":[{"description":"Hello\n-# D-7KQ2M"}]}]"""));
    }

    [Theory]
    [InlineData("""[{"id":"9","author":{"id":"43"},"embeds":[{"description":"D-7KQ2M"}]}]""")]
    [InlineData("""[{"id":"9","author":{"id":"42"},"embeds":[{"description":"D-OTHER"}]}]""")]
    public async Task What_others_wrote_or_has_another_mark_is_not_it(string messages) => Assert.Null(await FindAsync(messages));

    [Fact]
    public async Task A_channel_that_shows_nothing_proves_nothing() => Assert.IsType<SendResult.Ambiguous>(await FindAsync("[]"));

    [Theory]
    [InlineData("""{"id":"1","type":0,"guild_id":"2000000000000000001"}""", 2048UL | 1024 | 16384, null)]
    [InlineData("""{"id":"1","type":0,"guild_id":"2000000000000000001"}""", 8UL, null)]
    [InlineData("""{"id":"1","type":0,"guild_id":"2000000000000000001"}""", 1024UL, typeof(SendResult.PermissionMissing))]
    [InlineData("""{"id":"1","type":0,"guild_id":"2000000000000000001","permission_overwrites":[{"id":"2000000000000000001","type":0,"deny":"2048","allow":"0"}]}""", 2048UL | 1024 | 16384, typeof(SendResult.PermissionMissing))]
    [InlineData("""{"id":"1","type":0,"guild_id":"2000000000000000009"}""", 8UL, typeof(SendResult.DestinationGone))]
    [InlineData("""{"id":"1","type":4,"guild_id":"2000000000000000001"}""", 8UL, typeof(SendResult.DestinationGone))]
    public async Task A_channel_is_checked_before_it_is_chosen(string channel, ulong permissions, Type? expected) =>
        Assert.Equal(expected, (await CheckAsync(200, channel, permissions))?.GetType());

    [Theory]
    [InlineData(0, 1024UL, PostingRights.SendMessages | PostingRights.EmbedLinks)]
    [InlineData(0, 2048UL | 1024, PostingRights.EmbedLinks)]
    [InlineData(5, 2048UL, PostingRights.ViewChannel | PostingRights.EmbedLinks)]
    [InlineData(11, 2048UL | 1024 | 16384, PostingRights.SendMessagesInThreads)]
    public async Task What_it_lacks_in_a_channel_is_named(int type, ulong permissions, PostingRights missing) => Assert.Equal(
        missing,
        Assert.IsType<SendResult.PermissionMissing>(await CheckAsync(200, $$"""{"id":"1","type":{{type}},"guild_id":"2000000000000000001"}""", permissions)).Missing);

    [Fact]
    public async Task A_channel_that_it_may_not_read_is_one_it_does_not_see() => Assert.Equal(
        PostingRights.ViewChannel,
        Assert.IsType<SendResult.PermissionMissing>(await CheckAsync(403, """{"code":50001,"message":"Missing Access"}""", 0)).Missing);

    private static async Task<SendResult?> CheckAsync(int status, string channel, ulong permissions)
    {
        await using var town = await DiscordTown.OpenAsync(call => call switch
        {
            $"GET /channels/{Channel}" => (status, channel),
            "GET /users/@me" => (200, """{"id":"42"}"""),
            $"GET /guilds/{DiscordHouse.Guild}/roles" => (200, new JsonArray(new JsonObject { ["id"] = DiscordHouse.Guild, ["permissions"] = permissions.ToString(System.Globalization.CultureInfo.InvariantCulture) }).ToJsonString()),
            _ => (200, """{"roles":[]}"""),
        });
        await using var house = await DiscordHouse.OpenAsync(town.Address);

        return await Messenger(house).CheckAsync(new CommunityRef(Platform.Discord, DiscordHouse.Guild), new ChannelRef(Platform.Discord, Channel), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_guild_tells_how_many_it_is()
    {
        await using var town = await DiscordTown.OpenAsync(_ => (200, """{"approximate_member_count":30}"""));
        await using var house = await DiscordHouse.OpenAsync(town.Address);

        Assert.Equal(30, await Messenger(house).CountMembersAsync(new CommunityRef(Platform.Discord, DiscordHouse.Guild), new ChannelRef(Platform.Discord, Channel), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Late_answers_carry_no_bot_token()
    {
        await using var town = await DiscordTown.OpenAsync(_ => (200, "{}"));
        await using var house = await DiscordHouse.OpenAsync(town.Address);
        await house.Services.GetRequiredService<DiscordDelivery>().CompleteAsync("tok/en", new DiscordScreen([[], []]));

        Assert.Equal(
            [$"PATCH /webhooks/{DiscordHouse.ApplicationId}/tok%2Fen/messages/@original", $"POST /webhooks/{DiscordHouse.ApplicationId}/tok%2Fen"],
            town.Calls.Select(call => call.Call));
        Assert.All(town.Calls, call => Assert.Null(call.Authorization));
        Assert.Equal(64, (int)town.Calls.Last().Body!["flags"]!);
    }

    private static async Task<SendResult> SendAsync(DateTimeOffset firstTriedAt, Func<string, (int Status, string Body)> answer)
    {
        await using var town = await DiscordTown.OpenAsync(answer);
        await using var house = await DiscordHouse.OpenAsync(town.Address);
        return await Messenger(house).SendAsync(Delivery(firstTriedAt), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(0, typeof(SendResult.Transient))]
    [InlineData(3, typeof(SendResult.Ambiguous))]
    public async Task Of_several_pages_a_part_is_neither_there_nor_not_there(int minutesAgo, Type meaning)
    {
        var many = Delivery(Start.AddMinutes(-minutesAgo)) with { Content = new Message([.. Enumerable.Range(0, 60).Select(line => new Paragraph(Prose.Of($"line {line} {new string('x', 200)}")))]) };
        var posts = 0;
        await using var town = await DiscordTown.OpenAsync(call => call == "GET /users/@me" ? (200, """{"id":"42"}""")
            : call.StartsWith("GET", StringComparison.Ordinal) ? (200, """[{"id":"9","author":{"id":"42"},"embeds":[{"description":"line\n-# D-7KQ2M"}]}]""")
            : posts++ == 0 ? (200, """{"id":"77"}""") : (403, """{"code":50013}"""));
        await using var house = await DiscordHouse.OpenAsync(town.Address);

        var result = await Messenger(house).SendAsync(many, TestContext.Current.CancellationToken);

        Assert.IsType(meaning, result);
        Assert.True(result is SendResult.Ambiguous or SendResult.Transient { MayHaveArrived: true });
        Assert.IsType<SendResult.Ambiguous>(await Messenger(house).FindAsync(many, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task While_Discord_does_not_say_who_the_bot_is_nothing_is_known_and_nothing_repeated()
    {
        await using var town = await DiscordTown.OpenAsync(_ => (500, ""));
        await using var house = await DiscordHouse.OpenAsync(town.Address);

        Assert.IsType<SendResult.Transient>(await Messenger(house).FindAsync(Delivery(Start), TestContext.Current.CancellationToken));
    }

    private static async Task<SendResult?> FindAsync(string messages)
    {
        await using var town = await DiscordTown.OpenAsync(call => (200, call == "GET /users/@me" ? """{"id":"42"}""" : messages));
        await using var house = await DiscordHouse.OpenAsync(town.Address);
        return await Messenger(house).FindAsync(Delivery(Start), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(200, """{"id":"2000000000000000001"}""", true)]
    [InlineData(404, """{"code":10004}""", false)]
    [InlineData(403, """{"code":50001}""", false)]
    [InlineData(403, """{"code":50013}""", null)]
    [InlineData(401, """{"code":0}""", null)]
    [InlineData(404, "{}", null)]
    [InlineData(500, "{}", null)]
    [InlineData(0, "", null)]
    public async Task A_server_that_Discord_does_not_show_is_one_that_the_bot_was_removed_from(int status, string body, bool? isIn)
    {
        await using var town = await DiscordTown.OpenAsync(_ => (status, body));
        await using var house = await DiscordHouse.OpenAsync(town.Address);

        Assert.Equal(isIn, await Messenger(house).IsInAsync(new CommunityRef(Platform.Discord, DiscordHouse.Guild), TestContext.Current.CancellationToken));
    }

    private static IMessenger Messenger(DiscordHouse house) => house.Services.GetRequiredKeyedService<IMessenger>(Platform.Discord);

    private static Delivery Delivery(DateTimeOffset? firstTriedAt) =>
        new(Guid.CreateVersion7(Start), new CommunityRef(Platform.Discord, DiscordHouse.Guild), new ChannelRef(Platform.Discord, Channel), Message.Of(Prose.Of("Hello")), Language.English, "D-7KQ2M", firstTriedAt);
}
