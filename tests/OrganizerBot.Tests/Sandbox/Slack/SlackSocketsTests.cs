using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Slack;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox;

public sealed class SlackSocketsTests
{
    /// <summary>So long a frame may take that must come.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task An_address_is_given_for_the_apps_own_token_in_the_header_and_for_nothing_else()
    {
        await using var stage = await RaiseAsync();

        Assert.StartsWith("ws://127.0.0.1:", (string)(await stage.CallAsync("apps.connections.open", (HttpContent?)null, stage.Town.AppToken))["url"]!, StringComparison.Ordinal);
        Assert.Equal("not_allowed_token_type", (string)(await stage.CallAsync("apps.connections.open", (HttpContent?)null))["error"]!);
        Assert.Equal("invalid_auth", (string)(await stage.CallAsync("apps.connections.open", (HttpContent?)null, "xapp-other"))["error"]!);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("token", stage.Town.AppToken)]);
        Assert.Equal("not_authed", (string)(await stage.CallAsync("apps.connections.open", form, ""))["error"]!);
        Assert.Equal("not_allowed_token_type", (string)(await stage.CallAsync("auth.test", (HttpContent?)null, stage.Town.AppToken))["error"]!);
    }

    [Fact]
    public async Task A_connection_is_greeted_and_its_address_serves_once()
    {
        await using var stage = await RaiseAsync();
        var address = await AddressAsync(stage);
        using var app = await ConnectAsync(address);

        var hello = await HearAsync(app);

        Assert.Equal(("hello", 1, stage.Town.AppId, 3600), ((string)hello["type"]!, (int)hello["num_connections"]!, (string)hello["connection_info"]!["app_id"]!, (int)hello["debug_info"]!["approximate_connection_time"]!));
        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(address));
    }

    [Fact]
    public async Task The_eleventh_connection_is_one_too_many()
    {
        await using var stage = await RaiseAsync();
        List<ClientWebSocket> held = [];
        for (var number = 1; number <= SlackSockets.Most; number++)
        {
            held.Add(await ConnectAsync(await AddressAsync(stage)));
            Assert.Equal(number, (int)(await HearAsync(held[^1]))["num_connections"]!);
        }

        var turned = await HearAsync(await ConnectAsync(await AddressAsync(stage)));

        Assert.Equal(("disconnect", "too_many_websockets"), ((string)turned["type"]!, (string)turned["reason"]!));
        await ListedAsync(stage, SlackSockets.Most);
        held.ForEach(app => app.Dispose());
    }

    [Fact]
    public async Task A_command_comes_as_it_would_by_HTTP_and_its_acknowledgement_is_seen()
    {
        await using var stage = await RaiseAsync();
        using var app = await ConnectAsync(await AddressAsync(stage));
        await HearAsync(app);
        await ListedAsync(stage, 1);

        var said = stage.SayAsync("/petition sign <K7QF2>");
        var envelope = await HearAsync(app);
        await TellAsync(app, new JsonObject { ["envelope_id"] = (string)envelope["envelope_id"]!, ["payload"] = new JsonObject { ["text"] = "Signed" } });

        Assert.Equal(("slash_commands", true, "sign &lt;K7QF2&gt;"), ((string)envelope["type"]!, (bool)envelope["accepts_response_payload"]!, (string)envelope["payload"]!["text"]!));
        Assert.Equal("Signed", (await said).Text);
        SlackContracts.Need();
        Assert.Empty(await SlackContracts.ProblemsAsync("S_SlashCommand", envelope["payload"]!));
    }

    [Fact]
    public async Task What_is_not_acknowledged_before_a_connection_ends_comes_again_on_another()
    {
        await using var stage = await RaiseAsync();
        using var first = await ConnectAsync(await AddressAsync(stage));
        await HearAsync(first);
        // Whichever is listed first is asked first.
        await ListedAsync(stage, 1);
        using var second = await ConnectAsync(await AddressAsync(stage));
        await HearAsync(second);
        await ListedAsync(stage, 2);

        var said = stage.SayAsync("/petition");
        var once = await HearAsync(first);
        first.Abort();
        var again = await HearAsync(second);
        await TellAsync(second, new JsonObject { ["envelope_id"] = (string)again["envelope_id"]!, ["payload"] = new JsonObject { ["text"] = "Here" } });

        Assert.Equal("Here", (await said).Text);
        Assert.Equal((1, true), ((int)again["retry_attempt"]!, JsonNode.DeepEquals(once["payload"], again["payload"])));
    }

    [Fact]
    public async Task Without_a_connection_nothing_can_be_sent() => Assert.Equal("dispatch_failed", await Without());

    [Theory]
    [InlineData("", "Sockets")]
    [InlineData("--receive sockets", "Sockets")]
    [InlineData("--receive http", "Http")]
    public void The_command_line_chooses_the_way(string line, string receive) =>
        Assert.Equal(receive, TownOptions.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Receive.ToString());

    [Fact]
    public void A_way_that_is_none_is_named() => Assert.Contains("pigeon", Assert.Throws<TownException>(() => TownOptions.Parse(["--receive", "pigeon"])).Message, StringComparison.Ordinal);

    private static async Task<string?> Without()
    {
        await using var stage = await RaiseAsync();
        return (await stage.SayAsync("/petition")).Error;
    }

    private static async Task<SlackStage> RaiseAsync()
    {
        var stage = await SlackStage.RaiseAsync();
        var manifest = SlackStage.Manifest();
        manifest["settings"]!["socket_mode_enabled"] = true;
        stage.Town.Install(manifest);
        return stage;
    }

    private static async Task<Uri> AddressAsync(SlackStage stage) => new((string)(await stage.CallAsync("apps.connections.open", (HttpContent?)null, stage.Town.AppToken))["url"]!);

    private static async Task<ClientWebSocket> ConnectAsync(Uri address)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(address, SlackStage.Cancel);
        return socket;
    }

    private static async Task<JsonNode> HearAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), SlackStage.Cancel).AsTask().WaitAsync(Patience, SlackStage.Cancel);
            length += part.Count;
            if (part.EndOfMessage)
            {
                return JsonNode.Parse(buffer.AsSpan(0, length))!;
            }
        }
    }

    private static Task TellAsync(ClientWebSocket socket, JsonObject said) => socket.SendAsync(Encoding.UTF8.GetBytes(said.ToJsonString()), WebSocketMessageType.Text, true, SlackStage.Cancel);

    /// <summary>A connection is in the list a moment after it was greeted.</summary>
    private static async Task ListedAsync(SlackStage stage, int links)
    {
        while (stage.Town.Sockets.Links.Count < links)
        {
            await Task.Yield();
        }
    }
}
