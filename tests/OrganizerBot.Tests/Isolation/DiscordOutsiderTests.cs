using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OrganizerBot.Hostile;
using OrganizerBot.Languages;
using OrganizerBot.Support;

namespace OrganizerBot.Isolation;

/// <summary>Whoever does not belong to a guild may read there, and cannot sign, make, log or moderate, by whichever way they try. Over real HTTP, with real signatures.</summary>
public sealed partial class DiscordOutsiderTests(HostileHouse house) : IClassFixture<HostileHouse>, IAsyncLifetime
{
    private const string Guild = "2000000000000000001";

    private static int _tests;

    private readonly DiscordAttacks _discord = new(house.Discord, house.Clock, new Random(Onslaught.Seed + Interlocked.Increment(ref _tests)));
    private string _petition = "";
    private string _pledge = "";

    public static TheoryData<string, string> Outsiders => new()
    {
        { "a user who brought the bot along", """{"authorizing_integration_owners":{"1":"4000000000000000002"}}""" },
        { "a user who brought the bot along, from a guild that has it", """{"authorizing_integration_owners":{"0":"2000000000000000002","1":"4000000000000000002"}}""" },
        { "an installation that is none", """{"authorizing_integration_owners":{"0":"0"}}""" },
        { "no installation", """{"authorizing_integration_owners":null}""" },
        { "somebody whose entry questions are open", """{"member":{"pending":true}}""" },
        { "a guest of one voice channel", """{"member":{"flags":16}}""" },
        { "a guest who came back", """{"member":{"flags":17}}""" },
        { "a bot", """{"member":{"user":{"bot":true}}}""" },
    };

    [Theory]
    [MemberData(nameof(Outsiders))]
    public async Task Outsiders_read_and_do_nothing_else(string who, string how)
    {
        var before = house.Content();

        Assert.Contains("No face recognition", await AnswerAsync(_discord.Typed("petition show", ("petition", _petition)), how), StringComparison.Ordinal);
        Assert.Contains("No face recognition", await AnswerAsync(_discord.Typed("petition list"), how), StringComparison.Ordinal);
        foreach (var act in Acts())
        {
            var answer = await AnswerAsync(act, how);
            Assert.True(answer.Contains(Says("command.members"), StringComparison.Ordinal) || answer.Contains(Says("command.moderators"), StringComparison.Ordinal), $"{who}: {act["data"]} got {answer}");
        }

        Assert.Equal("""{"type":8,"data":{"choices":[]}}""", await AnswerAsync(Typing("sign"), how));
        Tables.Same(before, house.Content(), who);
    }

    [Fact]
    public async Task A_member_can_do_what_outsiders_cannot()
    {
        var before = house.Content();

        Assert.DoesNotContain(Says("command.members"), await AnswerAsync(_discord.Typed("petition sign", ("petition", _petition), ("as", "named")), """{"member":{"flags":9,"permissions":"0"}}"""), StringComparison.Ordinal);

        Assert.NotEqual(before["Signatures"], house.Content()["Signatures"]);
    }

    [Fact]
    public async Task A_guild_that_never_had_the_bot_is_not_written_down()
    {
        var before = house.Content();
        const string carried = """{"guild_id":"2000000000000000077","authorizing_integration_owners":{"1":"4000000000000000001"}}""";

        Assert.DoesNotContain(_petition, await AnswerAsync(_discord.Typed("petition list"), carried), StringComparison.Ordinal);
        Assert.Contains(Says("command.members"), await AnswerAsync(_discord.Typed("refusal log", ("company", "Harbour"), ("stage", "offer")), carried), StringComparison.Ordinal);

        Tables.Same(before, house.Content(), "a guild without the bot");
    }

    [Theory]
    [InlineData("""{"member":null}""")]
    [InlineData("""{"member":null,"user":{"id":"4000000000000000001","username":"ana"}}""")]
    [InlineData("""{"member":{"user":null}}""")]
    public async Task What_comes_from_nobody_such_as_a_webhook_is_malformed(string how) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(_discord.Typed("petition list"), how)).Status);

    [Theory]
    [InlineData("1:petition show petition:{0} guild:2000000000000000001")]
    [InlineData("1:petition show petition:{0} guild_id:2000000000000000001")]
    [InlineData("2000000000000000001:petition show petition:{0}")]
    [InlineData("1:2000000000000000001 petition show petition:{0}")]
    public async Task Nothing_in_a_button_names_a_guild(string id)
    {
        var press = Pressed(string.Format(null, id, _petition));

        Assert.DoesNotContain("No face recognition", await AnswerAsync(press, """{"guild_id":"2000000000000000055","authorizing_integration_owners":{"0":"2000000000000000055"}}"""), StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        const string moderator = """{"member":{"permissions":"32"}}""";
        var petition = await AnswerAsync(
            _discord.Typed("petition start", ("target", "Lighthouse Cloud"), ("addressee", "the chief executive"), ("title", "No face recognition"), ("text", "We ask you to stop."), ("deadline", "30d")), moderator);
        var pledge = await AnswerAsync(_discord.Typed("pledge start", ("target", "Lighthouse Cloud"), ("statement", "I will decline"), ("criticalmass", "5")), moderator);
        (_petition, _pledge) = (CodeIn().Match(petition).Groups[1].Value, CodeIn().Match(pledge).Groups[1].Value);
        await AnswerAsync(_discord.Typed("petition open", ("petition", _petition), ("eligible", "5"), ("anyway", "yes")), moderator);
        await AnswerAsync(_discord.Typed("pledge open", ("pledge", _pledge), ("eligible", "50")), moderator);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private IEnumerable<JsonObject> Acts() =>
    [
        _discord.Typed("petition sign", ("petition", _petition), ("as", "named")),
        _discord.Typed("petition sign", ("petition", _petition)),
        _discord.Typed("petition withdraw", ("petition", _petition)),
        _discord.Typed("pledge make", ("pledge", _pledge), ("as", "counted")),
        _discord.Typed("pledge release", ("pledge", _pledge)),
        _discord.Typed("refusal log", ("company", "Harbour Robotics"), ("stage", "offer")),
        _discord.Typed("petition close", ("petition", _petition)),
        _discord.Typed("petition start", ("target", "Harbour Robotics")),
        _discord.Typed("organizer status"),
        _discord.Typed("review list"),
        Pressed($"1:petition sign petition:{_petition} as:named"),
        Pressed($"1:petition close petition:{_petition}"),
        Sent("1:refusal log", ("company", "Harbour Robotics"), ("stage", "offer"), ("reason", "They filmed us")),
        Sent($"1:petition edit petition:{_petition}", ("title", "Face recognition, please")),
    ];

    private JsonObject Pressed(string id) => As(3, new JsonObject { ["component_type"] = 2, ["custom_id"] = id });

    private JsonObject Sent(string id, params (string Name, string Value)[] values) => As(5, new JsonObject
    {
        ["custom_id"] = id,
        ["components"] = new JsonArray([.. values.Select(value => new JsonObject { ["type"] = 18, ["component"] = new JsonObject { ["type"] = 4, ["custom_id"] = value.Name, ["value"] = value.Value } })]),
    });

    private JsonObject Typing(string verb) => As(4, JsonNode.Parse(
        $$"""{"name":"petition","type":1,"options":[{"type":1,"name":"{{verb}}","options":[{"type":3,"name":"petition","value":"","focused":true}]}]}""")!.AsObject());

    private JsonObject As(int type, JsonObject data)
    {
        var interaction = _discord.Typed("petition list");
        (interaction["type"], interaction["data"]) = (type, data);
        return interaction;
    }

    private async Task<string> AnswerAsync(JsonObject interaction, string how)
    {
        var (status, body) = await SendAsync(interaction, how);
        Assert.Equal(HttpStatusCode.OK, status);
        return JsonNode.Parse(body)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <summary>Sends an interaction of an administrator of the guild, changed in some way.</summary>
    private Task<(HttpStatusCode Status, string Body)> SendAsync(JsonObject interaction, string how)
    {
        interaction["locale"] = "en-US";
        interaction["guild_id"] = Guild;
        interaction["member"]!["permissions"] = "8";
        Merge(interaction, JsonNode.Parse(how)!.AsObject());
        return house.SendAsync(_discord.Genuine(interaction));
    }

    private static void Merge(JsonObject whole, JsonObject changes)
    {
        foreach (var (name, value) in changes)
        {
            if (value is JsonObject inner && whole[name] is JsonObject kept && name is "member" or "user")
            {
                Merge(kept, inner);
            }
            else
            {
                whole[name] = value?.DeepClone();
            }
        }
    }

    /// <summary>The first words of a sentence, in which nothing has to be escaped.</summary>
    private static string Says(string key) => Words.In(Language.English).Plain(key).Split('.')[0];

    [GeneratedRegex(@"(?:petition|pledge) open p\w+:([0-9A-Z]{5})")]
    private static partial Regex CodeIn();
}
