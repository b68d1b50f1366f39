using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using OrganizerBot.Web;

namespace OrganizerBot.Discord;

public sealed class DiscordEndpointsTests : IAsyncLifetime
{
    private DiscordHouse _house = null!;

    [Fact]
    public async Task A_ping_is_answered()
    {
        using var response = await _house.SendAsync("""{"type":1,"some_new_member":{"a":[1]}}"""u8.ToArray());

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("""{"type":1}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_button_nobody_knows_is_answered_in_private()
    {
        using var response = await _house.SendAsync(_house.Interaction(3, new JsonObject { ["custom_id"] = "9:petition sign K7QF2", ["component_type"] = 2 }));

        var answer = await Json(response);
        Assert.Equal(4, (int)answer["type"]!);
        Assert.Equal(64, (int)answer["data"]!["flags"]!);
    }

    [Fact]
    public async Task A_press_on_a_private_message_replaces_it()
    {
        var press = _house.Interaction(3, new JsonObject { ["custom_id"] = "1:no such command", ["component_type"] = 2 });
        press["message"] = new JsonObject { ["id"] = "5", ["flags"] = 64 };
        using var response = await _house.SendAsync(press);

        Assert.Equal(7, (int)(await Json(response))["type"]!);
    }

    [Fact]
    public async Task Outside_a_server_it_says_so_and_suggests_nothing()
    {
        var slash = _house.Interaction(2, new JsonObject { ["name"] = "petition" });
        slash.Remove("guild_id");
        using var said = await _house.SendAsync(slash);
        slash["type"] = 4;
        using var suggested = await _house.SendAsync(slash);

        Assert.Equal(4, (int)(await Json(said))["type"]!);
        Assert.Equal("""{"type":8,"data":{"choices":[]}}""", (await Json(suggested)).ToJsonString());
    }

    [Fact]
    public async Task Another_application_and_an_old_interaction_are_refused()
    {
        var foreign = _house.Interaction(2, new JsonObject { ["name"] = "petition" });
        foreign["application_id"] = "1000000000000000002";
        var old = _house.Interaction(2, new JsonObject { ["name"] = "petition" });
        old["id"] = DiscordSnowflake.At(_house.Clock.GetUtcNow().AddSeconds(-301));

        Assert.Equal(HttpStatusCode.Unauthorized, await Status(foreign));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(old));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("token")]
    [InlineData("data")]
    [InlineData("channel_id")]
    [InlineData("member")]
    public async Task What_lacks_something_needed_is_malformed(string member)
    {
        var slash = _house.Interaction(2, new JsonObject { ["name"] = "petition" });
        slash.Remove(member);

        Assert.Equal(HttpStatusCode.BadRequest, await Status(slash));
    }

    [Theory]
    [InlineData("""{"type":1,"type":1}""")]
    [InlineData("""{"type":1,"x":{"a":1,"a":2}}""")]
    [InlineData("""{"type":1,"x":"\ud800"}""", HttpStatusCode.OK)]
    [InlineData("""{"type":2,"token":"\ud800"}""")]
    [InlineData("""{"type":"1"}""")]
    [InlineData("""[]""")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("""{"type":1""")]
    [InlineData("""{"type":99999999999}""")]
    [InlineData("\uFEFF{\"type\":1}")]
    public async Task Crooked_JSON_is_malformed(string body, HttpStatusCode expected = HttpStatusCode.BadRequest) =>
        Assert.Equal(expected, await Status(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData(2, """{"name":"petition","options":[{"type":1,"name":"sign","options":[{"type":3,"name":"petition","value":"\ud800"}]}]}""", HttpStatusCode.BadRequest)]
    [InlineData(4, """{"name":"petition","options":[{"type":1,"name":"sign","options":[{"type":3,"name":"petition","value":"\udc00K","focused":true}]}]}""", HttpStatusCode.BadRequest)]
    [InlineData(5, """{"custom_id":"1:refusal log","components":[{"type":18,"component":{"type":4,"custom_id":"title","value":"a\ud800b"}}]}""", HttpStatusCode.OK)]
    public async Task Half_a_letter_where_words_are_expected_is_no_error_of_ours(int type, string data, HttpStatusCode expected) =>
        Assert.Equal(expected, await Status(Encoding.UTF8.GetBytes(Written(type, data, _house.Interaction(type, [])))));

    [Fact]
    public async Task Half_a_letter_instead_of_an_installation_is_none()
    {
        var typed = Written(2, """{"name":"no such command"}""", _house.Interaction(2, [])).Replace($$"""{"0":"{{DiscordHouse.Guild}}"}""", """{"0":"\ud800"}""", StringComparison.Ordinal);

        Assert.Contains("""\ud800""", typed, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await Status(Encoding.UTF8.GetBytes(typed)));
    }

    [Fact]
    public async Task What_is_deep_or_not_UTF_8_or_huge_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 40);

        Assert.Equal(HttpStatusCode.BadRequest, await Status(Encoding.UTF8.GetBytes(deep)));
        Assert.Equal(HttpStatusCode.BadRequest, await Status([.. "{\"type\":1,\"x\":\""u8, 0xC3, 0x28, .. "\"}"u8]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Status(new byte[RequestBody.MaxBytes + 1]));
    }

    [Fact]
    public async Task A_request_without_a_signature_is_refused()
    {
        using var response = await _house.Http.PostAsync(new Uri(DiscordEndpoints.Interactions, UriKind.Relative), new StringContent("{\"type\":1}"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Nothing_in_a_signed_request_makes_the_server_fail()
    {
        var valid = Encoding.UTF8.GetBytes(_house.Interaction(5, new JsonObject
        {
            ["custom_id"] = "1:petition start",
            ["components"] = new JsonArray(new JsonObject { ["type"] = 18, ["component"] = new JsonObject { ["type"] = 4, ["custom_id"] = "title", ["value"] = "x" } }),
        }).ToJsonString());
        var damage = Gen.Select(Gen.Int[0, valid.Length - 1], Gen.Int[0, 20], Gen.Byte.Array[0, 6]);

        await damage.SampleAsync(
            async hit =>
            {
                var (at, removed, put) = hit;
                byte[] body = [.. valid[..at], .. put, .. valid[Math.Min(valid.Length, at + removed)..]];
                return (int)await Status(body) < 500;
            },
            iter: 3000,
            threads: 2);
    }

    [Fact]
    public async Task Without_its_section_the_platform_is_absent()
    {
        using var nobody = new DiscordSender();
        await using var house = await DiscordHouse.OpenAsync(nobody, new Dictionary<string, string?>());
        using var response = await house.SendAsync("{\"type\":1}"u8.ToArray());

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    public async ValueTask InitializeAsync() => _house = await DiscordHouse.OpenAsync();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    /// <summary>An interaction with data as it is written: JsonNode would write half a letter whole.</summary>
    private static string Written(int type, string data, JsonObject interaction)
    {
        (interaction["type"], interaction["data"]) = (type, "DATA");
        return interaction.ToJsonString().Replace("\"DATA\"", data, StringComparison.Ordinal);
    }

    private Task<HttpStatusCode> Status(JsonObject interaction) => Status(Encoding.UTF8.GetBytes(interaction.ToJsonString()));

    private async Task<HttpStatusCode> Status(byte[] body)
    {
        using var response = await _house.SendAsync(body);
        return response.StatusCode;
    }

    private static async Task<JsonNode> Json(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
