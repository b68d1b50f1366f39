using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using OrganizerBot.Slack;

namespace OrganizerBot.Hostile;

/// <summary>Requests in Slack's manner, honest ones and others.</summary>
internal sealed class SlackAttacks(string address, TimeProvider clock, Random random)
{
    private const string Signature = "X-Slack-Signature";
    private const string Timestamp = "X-Slack-Request-Timestamp";

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The shortcut in the menu of a message with these words.</summary>
    public Attack Pointed(string text) => Signed("genuine", SlackEndpoints.Interactions, Form(("payload", Addressed(new JsonObject
    {
        ["type"] = "message_action",
        ["callback_id"] = "refusal.log",
        ["channel"] = new JsonObject { ["id"] = "C2147483705" },
        ["message"] = new JsonObject { ["type"] = "message", ["text"] = text },
    }).ToJsonString())), Now);

    /// <summary>A typed command, genuine.</summary>
    public Attack Typed(string command, string text) => Signed("genuine", SlackEndpoints.Commands, Command(command, text), Now);

    /// <summary>A typed command of a certain account, as the request of a certain workspace.</summary>
    public Attack TypedBy(string user, string team, string command, string text) =>
        Signed("genuine", SlackEndpoints.Commands, Command(command, text).Replace("U061F7AUR", user, StringComparison.Ordinal).Replace("T0001", team, StringComparison.Ordinal), Now);

    /// <summary>A press or a sent form of a certain account, as the request of a certain workspace.</summary>
    public Attack DoneBy(string user, string team, JsonObject what)
    {
        var payload = Addressed(what);
        payload["team"] = new JsonObject { ["id"] = team };
        payload["user"] = new JsonObject { ["id"] = user, ["name"] = "brook", ["team_id"] = team };
        return Signed("genuine", SlackEndpoints.Interactions, Form(("payload", payload.ToJsonString())), Now);
    }

    /// <summary>One to be answered with 401.</summary>
    public Attack Forged()
    {
        var (path, text) = Request();
        var body = Encoding.UTF8.GetBytes(text);
        var good = Sign(HostileHouse.Secret, At(Now), body);
        return random.Next(18) switch
        {
            0 => With("random signature", path, "v0=" + Hex(32), At(Now), body),
            1 => With("one bit of the signature", path, Turned(good), At(Now), body),
            2 => With("short signature", path, good[..random.Next(67)], At(Now), body),
            3 => With("long signature", path, good + Hex(random.Next(1, 32)), At(Now), body),
            4 => With("another version", path, "v1=" + good[3..], At(Now), body),
            5 => With("upper case", path, "v0=" + good[3..].ToUpperInvariant() + (good.Any(char.IsAsciiLetterLower) ? "" : "A"), At(Now), body),
            6 => With("another app's secret", path, Sign(Encoding.ASCII.GetBytes("0123456789abcdef0123456789abcdef"), At(Now), body), At(Now), body),
            7 => With("an empty secret", path, Sign([], At(Now), body), At(Now), body),
            8 => new Attack("no headers", path, [], body),
            9 => new Attack("no timestamp", path, [(Signature, good)], body),
            10 => new Attack("two signatures", path, [(Signature, good), (Signature, good), (Timestamp, At(Now))], body),
            11 => new Attack("two timestamps", path, [(Signature, good), (Timestamp, At(Now)), (Timestamp, At(Now))], body),
            12 => Signed("stale", path, text, Now.AddSeconds(-301 - random.Next(1_000_000))),
            13 => Signed("from the future", path, text, Now.AddSeconds(301 + random.Next(1_000_000))),
            14 => With("changed after signing", path, good, At(Now), [.. Mutations.Bytes(body, random), 32]),
            15 => With("truncated", path, good, At(Now), body[..random.Next(body.Length)]),
            16 => With("a timestamp that was not signed", path, good, At(Now.AddSeconds(random.Next(1, 200))), body),
            _ => Shifted(path, good, body),
        };
    }

    /// <summary>One that is signed and must be answered with 400, or with 401 when it is not for us.</summary>
    public Attack Spoiled() => random.Next(8) switch
    {
        0 => Signed("a field twice", SlackEndpoints.Commands, Command("/petition", "list") + "&team_id=T0002", Now),
        1 => Signed("a payload twice", SlackEndpoints.Interactions, Press() + "&" + Press(), Now),
        2 => Signed("a member twice", SlackEndpoints.Interactions, Form(("payload", Mutations.Doubled(Payload(), random))), Now),
        3 => Signed("not UTF-8", SlackEndpoints.Commands, Command("/petition", "list") + "&more=" + NotUtf8(), Now),
        4 => Signed("deep", SlackEndpoints.Events, Encoding.UTF8.GetString(Mutations.Deep(random.Next(65, 5000), $$"""{"type":"event_callback","api_app_id":"{{HostileHouse.AppId}}","event":%}""")), Now),
        5 => Signed("another app", SlackEndpoints.Commands, Command("/petition", "list").Replace(HostileHouse.AppId, "A012ABCD0A1", StringComparison.Ordinal), Now),
        6 => Signed("cut JSON", SlackEndpoints.Events, Event()[..^random.Next(1, 60)], Now),
        _ => Signed("a broken escape", SlackEndpoints.Interactions, "payload=%" + "GZ"[random.Next(2)], Now),
    };

    /// <summary>More than is read.</summary>
    public Attack Oversized() => Signed("oversized", SlackEndpoints.Commands, Command("/petition", "list") + "&more=" + new string('a', HostileHouse.LargestBody), Now);

    /// <summary>Signed, for us, and nonsense: anything but an error of ours is right.</summary>
    public Attack Nonsense() => random.Next(3) switch
    {
        0 => Signed("nonsense pressed", SlackEndpoints.Interactions, Form(("payload", Mutations.Json(Payload(), random))), Now),
        1 => Signed("nonsense event", SlackEndpoints.Events, Mutations.Json(JsonNode.Parse(Event())!, random), Now),
        _ => SignedBytes("nonsense typed", SlackEndpoints.Commands, Mutations.Bytes(Encoding.UTF8.GetBytes(Command("/petition", "sign K7QF2")), random), Now),
    };

    private (string Path, string Body) Request() => random.Next(3) switch
    {
        0 => (SlackEndpoints.Commands, Command("/petition", "list")),
        1 => (SlackEndpoints.Interactions, Press()),
        _ => (SlackEndpoints.Events, Event()),
    };

    private string Command(string command, string text) => Form(
        ("team_id", "T0001"), ("channel_id", "C2147483705"), ("user_id", "U061F7AUR"), ("user_name", "brook"), ("api_app_id", HostileHouse.AppId),
        ("trigger_id", $"13.{random.Next()}"), ("response_url", address + "/respond"), ("command", command), ("text", text));

    private string Press() => Form(("payload", Payload().ToJsonString()));

    private JsonObject Payload()
    {
        var what = random.Next(4) switch
        {
            0 => """{"type":"block_actions","container":{"type":"message","channel_id":"C2147483705","is_ephemeral":true},"channel":{"id":"C2147483705"},"actions":[{"type":"button","action_id":"a","value":"1:petition show petition:K7QF2"}]}""",
            1 => """{"type":"message_action","callback_id":"refusal.log","channel":{"id":"C2147483705"},"message":{"type":"message","text":"<https://jobs.example/42>","blocks":[{"type":"rich_text","elements":[{"type":"link","url":"https://jobs.example/42"}]}],"attachments":[{"text":"<https://x.example>"}]}}""",
            2 => """{"type":"block_suggestion","block_id":"petition","action_id":"v","value":"K","view":{"id":"V1","callback_id":"form","private_metadata":"1:C2147483705 petition show","state":{"values":{}}}}""",
            _ => """{"type":"view_submission","view":{"id":"V1","callback_id":"form","private_metadata":"1:C2147483705 refusal log","state":{"values":{"company":{"v":{"type":"plain_text_input","value":"Lighthouse Cloud"}}}}}}""",
        };
        return Addressed(JsonNode.Parse(what)!.AsObject());
    }

    private JsonObject Addressed(JsonObject payload)
    {
        payload["api_app_id"] = HostileHouse.AppId;
        payload["team"] = new JsonObject { ["id"] = "T0001" };
        payload["user"] = new JsonObject { ["id"] = "U061F7AUR", ["name"] = "brook" };
        payload["trigger_id"] = $"13.{random.Next()}";
        payload["response_url"] = address + "/respond";
        return payload;
    }

    private string Event() =>
        $$"""{"type":"event_callback","event":{"type":"member_joined_channel","user":"U061F7AUR"},"team_id":"T0001","event_id":"Ev{{random.Next()}}","api_app_id":"{{HostileHouse.AppId}}"}""";

    private Attack Shifted(string path, string good, byte[] body)
    {
        var digits = random.Next(1, 10);
        var stamp = At(Now);
        return With("border moved", path, good, stamp[..^digits], [.. Encoding.ASCII.GetBytes(stamp[^digits..] + ":"), .. body]);
    }

    private string NotUtf8()
    {
        string[] wrong = ["%FF", "%C0%AF", "%ED%A0%80", "%F5%80%80%80", "%80"];
        return wrong[random.Next(wrong.Length)];
    }

    private static Attack Signed(string kind, string path, string body, DateTimeOffset at) => SignedBytes(kind, path, Encoding.UTF8.GetBytes(body), at);

    private static Attack SignedBytes(string kind, string path, byte[] body, DateTimeOffset at) => With(kind, path, Sign(HostileHouse.Secret, At(at), body), At(at), body);

    private static Attack With(string kind, string path, string signature, string timestamp, byte[] body) => new(kind, path, [(Signature, signature), (Timestamp, timestamp)], body);

    private static string Sign(byte[] secret, string timestamp, byte[] body) => "v0=" + Convert.ToHexStringLower(SlackSignature.Sign(secret, timestamp, body));

    private static string Form(params (string Name, string Value)[] fields) => string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));

    private string Turned(string signature)
    {
        var bytes = Convert.FromHexString(signature[3..]);
        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return "v0=" + Convert.ToHexStringLower(bytes);
    }

    private string Hex(int bytes)
    {
        var all = new byte[bytes];
        random.NextBytes(all);
        return Convert.ToHexStringLower(all);
    }

    private static string At(DateTimeOffset moment) => moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
