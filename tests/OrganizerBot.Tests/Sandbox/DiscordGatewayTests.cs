using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using OrganizerBot.Discord;
using OrganizerBot.Sandbox.Discord;
using OrganizerBot.Sandbox.Town;
using Town = OrganizerBot.Sandbox.Discord.DiscordTown;

namespace OrganizerBot.Tests.Sandbox;

/// <summary>The town's Gateway as a client of a few lines meets it, which shares nothing with the bot.</summary>
public sealed class DiscordGatewayTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("town").FullName;
    private readonly HttpClient _http = new();
    private TownHost _host = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Town Discord => (Town)_host.Platform("discord");

    public async ValueTask InitializeAsync() =>
        _host = await TownHost.StartAsync(new TownOptions { Port = 0, BotPort = 0, Folder = _folder, PlatformsOnly = true }, Stop);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Its_frames_fit_the_official_types()
    {
        using var client = await ConnectAsync();
        await FitsAsync("D_Hello", await HearsAsync(client));
        await SaysAsync(client, Identify());
        var ready = await HearsAsync(client);
        await FitsAsync("D_Ready", ready);
        Assert.Equal("GUILD_CREATE", (string)(await HearsAsync(client))["t"]!);
        await SaysAsync(client, """{"op":1,"d":2}""");
        await FitsAsync("D_HeartbeatAck", await HearsAsync(client));
        await Fault("outage");
        await FitsAsync("D_GuildDelete", await HearsAsync(client));
        await Fault("removal");
        await FitsAsync("D_GuildDelete", await HearsAsync(client));
        await Fault("reconnect");
        await FitsAsync("D_Reconnect", await HearsAsync(client));
        await Fault("invalid");
        await FitsAsync("D_InvalidSession", await HearsAsync(client));
        await FitsAsync("D_GatewayBot", Discord.Gateway!.Told());

        await client.CloseOutputAsync((WebSocketCloseStatus)4200, null, Stop);
        using var again = await ConnectAsync();
        await HearsAsync(again);
        await SaysAsync(again, Resume((string)ready["d"]!["session_id"]!, 2));
        Assert.Equal("""{"id":"1201000000000000000","unavailable":true}""", (await HearsAsync(again))["d"]!.ToJsonString());
        await HearsAsync(again);
        var resumed = await HearsAsync(again);

        // Real frames hold a trace, of which the types know nothing.
        Assert.True(resumed.Remove("d"));
        await FitsAsync("D_Resumed", resumed);
    }

    [Fact]
    public async Task The_bots_frames_fit_them_too()
    {
        await FitsAsync("D_Identify", DiscordSocketFrame.Identify("token", 0, 1));
        await FitsAsync("D_Resume", DiscordSocketFrame.Resume("token", "session", 7));
        await FitsAsync("D_Heartbeat", DiscordSocketFrame.Heartbeat(null));
        await FitsAsync("D_Heartbeat", DiscordSocketFrame.Heartbeat(7));
    }

    [Theory]
    [InlineData(4002, "nonsense")]
    [InlineData(4001, """{"op":42,"d":null}""")]
    [InlineData(4003, """{"op":3,"d":{}}""")]
    [InlineData(4004, """{"op":2,"d":{"token":"another","intents":1,"properties":{}}}""")]
    [InlineData(4004, """{"op":6,"d":{"token":"another","session_id":"x","seq":1}}""")]
    [InlineData(4010, """{"op":2,"d":{"token":"TOKEN","intents":1,"properties":{},"shard":[1,1]}}""")]
    [InlineData(4013, """{"op":2,"d":{"token":"TOKEN","intents":-1,"properties":{}}}""")]
    [InlineData(4014, """{"op":2,"d":{"token":"TOKEN","intents":32769,"properties":{}}}""")]
    public async Task What_a_bot_must_not_say_closes_the_connection(int code, string frame)
    {
        using var client = await ConnectAsync();
        await HearsAsync(client);
        await SaysAsync(client, frame.Replace("TOKEN", Token, StringComparison.Ordinal));

        Assert.Equal(code, await ClosesAsync(client));
    }

    [Fact]
    public async Task It_closes_on_too_much_too_many_too_few_and_too_old()
    {
        using var large = await ConnectAsync();
        await SaysAsync(large, $$"""{"op":1,"d":"{{new string('x', 4096)}}"}""");
        Assert.Equal(4002, await ClosesAsync(large));

        using var fast = await ConnectAsync();
        for (var beat = 0; beat < 121; beat++)
        {
            await SaysAsync(fast, """{"op":1,"d":null}""");
        }

        Assert.Equal(4008, await ClosesAsync(fast));

        using var old = await ConnectAsync("?v=9&encoding=json");
        Assert.Equal(4012, await ClosesAsync(old));

        Discord.Gateway!.Terms.Shards = 2;
        using var small = await ConnectAsync();
        await SaysAsync(small, Identify());
        Assert.Equal(4011, await ClosesAsync(small));
    }

    [Fact]
    public async Task One_session_a_connection_five_seconds_apart_and_none_beyond_the_limit()
    {
        using var twice = await ConnectAsync();
        await SaysAsync(twice, Identify());
        await SaysAsync(twice, Identify());
        Assert.Equal(4005, await ClosesAsync(twice));

        Assert.Equal("""{"op":9,"s":null,"t":null,"d":false}""", await SecondAsync(Identify()));
        _host.Time.Advance("PT6S");
        Discord.Gateway!.Terms.Remaining = 0;
        Assert.Equal("""{"op":9,"s":null,"t":null,"d":false}""", await SecondAsync(Identify()));
        Assert.Equal(1, Discord.Gateway.Terms.Overspent);
    }

    [Fact]
    public async Task Whoever_has_heard_what_was_never_said_is_sent_away()
    {
        using var first = await ConnectAsync();
        await HearsAsync(first);
        await SaysAsync(first, Identify());
        var session = (string)(await HearsAsync(first))["d"]!["session_id"]!;

        using var client = await ConnectAsync();
        await SaysAsync(client, Resume(session, 1_000));

        Assert.Equal(4007, await ClosesAsync(client));
    }

    [Fact]
    public async Task Nobody_listens_and_the_person_reads_so()
    {
        var sight = await Discord.SuggestAsync(new Place(DiscordCast.GuildName, "organizing", "Emeka Obi"), "/", Stop);
        Assert.Empty(sight);

        Discord.Gateway!.Happen("GUILD_CREATE", []);
        Assert.Empty(Discord.Gateway.Sessions);
    }

    [Theory]
    [InlineData("flood")]
    [InlineData("close")]
    [InlineData("close 99")]
    [InlineData("3")]
    public async Task There_is_no_such_trouble(string kind)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri(_host.Address, "/town/faults"), new { platform = "discord", route = "gateway", kind }, Stop);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private string Token => Discord.BotSettings["Discord:BotToken"]!;

    private string Identify() => $$"""{"op":2,"d":{"token":"{{Token}}","intents":1,"properties":{"os":"linux","browser":"t","device":"t"} } }""";

    private string Resume(string session, int seen) => $$"""{"op":6,"d":{"token":"{{Token}}","session_id":"{{session}}","seq":{{seen}} } }""";

    private async Task Fault(string kind)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri(_host.Address, "/town/faults"), new { platform = "discord", route = "gateway", kind }, Stop);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<ClientWebSocket> ConnectAsync(string query = "?v=10&encoding=json")
    {
        var client = new ClientWebSocket();
        await client.ConnectAsync(new Uri(Discord.Gateway!.Address + query), Stop);
        return client;
    }

    private async Task<string> SecondAsync(string frame)
    {
        using var client = await ConnectAsync();
        await HearsAsync(client);
        await SaysAsync(client, frame);
        return (await HearsAsync(client)).ToJsonString();
    }

    private static async Task SaysAsync(ClientWebSocket client, string frame) =>
        await client.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, endOfMessage: true, Stop);

    private static async Task<JsonObject> HearsAsync(ClientWebSocket client)
    {
        using var frame = new MemoryStream();
        var buffer = new byte[16 * 1024];
        WebSocketReceiveResult part;
        do
        {
            part = await client.ReceiveAsync(buffer, Stop);
            Assert.NotEqual(WebSocketMessageType.Close, part.MessageType);
            frame.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        return JsonNode.Parse(frame.ToArray())!.AsObject();
    }

    private static async Task<int> ClosesAsync(ClientWebSocket client)
    {
        var buffer = new byte[16 * 1024];
        while ((await client.ReceiveAsync(buffer, Stop)).MessageType != WebSocketMessageType.Close)
        {
        }

        return (int)client.CloseStatus!;
    }

    private static async Task FitsAsync(string type, JsonNode frame) =>
        Assert.Empty((await DiscordContract.PayloadAsync(type)).Validate(frame.ToJsonString()).Select(error => $"{type}: {error}"));
}
