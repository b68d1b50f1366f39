using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using OrganizerBot.Discord;

namespace OrganizerBot.Hostile;

/// <summary>Requests in Discord's manner, honest ones and others.</summary>
internal sealed class DiscordAttacks(DiscordSender sender, TimeProvider clock, Random random)
{
    private const string Signature = "X-Signature-Ed25519";
    private const string Timestamp = "X-Signature-Timestamp";

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>A genuine request.</summary>
    public Attack Genuine(JsonNode interaction) => Signed("genuine", Write(interaction), Now);

    /// <summary>One to be answered with 401.</summary>
    public Attack Forged()
    {
        var body = Write(Interaction());
        var good = sender.Sign(At(Now), body);
        return random.Next(16) switch
        {
            0 => With("random signature", Hex(64), At(Now), body),
            1 => With("one bit of the signature", Turned(good), At(Now), body),
            2 => With("short signature", good[..random.Next(128)], At(Now), body),
            3 => With("long signature", good + Hex(random.Next(1, 64)), At(Now), body),
            4 => With("no hex", new string('z', 128), At(Now), body),
            5 => new Attack("no headers", DiscordEndpoints.Interactions, [], body),
            6 => new Attack("no timestamp", DiscordEndpoints.Interactions, [(Signature, good)], body),
            7 => new Attack("two signatures", DiscordEndpoints.Interactions, [(Signature, good), (Signature, good), (Timestamp, At(Now))], body),
            8 => new Attack("two timestamps", DiscordEndpoints.Interactions, [(Signature, good), (Timestamp, At(Now)), (Timestamp, At(Now))], body),
            9 => Signed("stale", body, Now.AddSeconds(-301 - random.Next(1_000_000))),
            10 => Signed("from the future", body, Now.AddSeconds(301 + random.Next(1_000_000))),
            11 => With("changed after signing", good, At(Now), Changed(body)),
            12 => With("truncated", good, At(Now), body[..random.Next(body.Length)]),
            13 => With("a timestamp that was not signed", good, At(Now.AddSeconds(random.Next(1, 200))), body),
            14 => With("an odd timestamp", good, Odd(At(Now)), body),
            _ => Shifted(body, good),
        };
    }

    /// <summary>One that is signed and must be answered with 400, or with 401 when it is not for us.</summary>
    public Attack Spoiled() => random.Next(7) switch
    {
        0 => Signed("a member twice", Encoding.UTF8.GetBytes(Mutations.Doubled(Interaction(), random)), Now),
        1 => Signed("not UTF-8", NotUtf8(Write(Interaction())), Now),
        2 => Signed("deep", Mutations.Deep(random.Next(65, 5000), Interaction().ToJsonString()[..^1] + ",\"more\":%}"), Now),
        3 => Signed("cut JSON", Write(Interaction())[..^random.Next(1, 200)], Now),
        4 => Signed("another application", Write(Changed(Interaction(), "application_id", "1000000000000000002")), Now),
        5 => Signed("an old interaction", Write(Changed(Interaction(), "id", DiscordSnowflake.At(Now.AddSeconds(-301 - random.Next(100_000))))), Now),
        _ => Signed("no JSON", [.. Enumerable.Range(0, random.Next(200)).Select(_ => (byte)random.Next(256))], Now),
    };

    /// <summary>More than is read.</summary>
    public Attack Oversized() => Signed("oversized", Encoding.UTF8.GetBytes(Interaction().ToJsonString() + new string(' ', HostileHouse.LargestBody)), Now);

    /// <summary>Signed, for us, and nonsense: anything but an error of ours is right.</summary>
    public Attack Nonsense() => Signed("nonsense", Encoding.UTF8.GetBytes(Mutations.Json(Interaction(), random)), Now);

    /// <summary>An honest interaction of some kind.</summary>
    public JsonObject Interaction() => random.Next(8) switch
    {
        0 => Interaction(1, null),
        1 => Typed("petition list"),
        2 => Typed("petition sign", ("petition", "K7QF2")),
        3 => Typed("petition start"),
        7 => Pointed(new JsonObject { ["content"] = "We liked your profile: https://jobs.example/42", ["embeds"] = new JsonArray(new JsonObject { ["url"] = "https://jobs.example/" }) }),
        4 => Interaction(3, """{"component_type":2,"custom_id":"1:petition show petition:K7QF2"}"""),
        5 => Interaction(4, """{"name":"petition","type":1,"options":[{"type":1,"name":"sign","options":[{"type":3,"name":"petition","value":"K","focused":true}]}]}"""),
        _ => Interaction(5, """
            {"custom_id":"1:refusal log","components":[{"type":18,"component":{"type":4,"custom_id":"company","value":"Lighthouse Cloud"}},
            {"type":18,"component":{"type":3,"custom_id":"stage","values":["offer"]}}]}
            """),
    };

    /// <summary>The shortcut in the menu of a message.</summary>
    public JsonObject Pointed(JsonObject message) => Interaction(2, new JsonObject
    {
        ["id"] = "9",
        ["type"] = 3,
        ["name"] = "Log as refusal",
        ["target_id"] = "8",
        ["resolved"] = new JsonObject { ["messages"] = new JsonObject { ["8"] = message } },
    }.ToJsonString());

    /// <summary>A command as a moderator types it.</summary>
    public JsonObject Typed(string path, params (string Name, string Value)[] values)
    {
        var words = path.Split(' ');
        var options = new JsonArray([.. values.Select(value => new JsonObject { ["type"] = 3, ["name"] = value.Name, ["value"] = value.Value })]);
        var verb = new JsonObject { ["type"] = 1, ["name"] = words[1], ["options"] = options };
        return Interaction(2, new JsonObject { ["id"] = "9", ["type"] = 1, ["name"] = words[0], ["options"] = new JsonArray(verb) }.ToJsonString());
    }

    private JsonObject Interaction(int type, string? data)
    {
        var interaction = JsonNode.Parse("""
            {"token":"interaction-token","version":1,"guild_id":"2000000000000000001","channel_id":"3000000000000000001","locale":"fr","guild_locale":"en-US",
             "authorizing_integration_owners":{"0":"2000000000000000001"},
             "member":{"nick":"Ana","permissions":"32","pending":false,"user":{"id":"4000000000000000001","username":"ana","global_name":"Ana Lima"}}}
            """)!.AsObject();
        var made = long.Parse(DiscordSnowflake.At(Now), CultureInfo.InvariantCulture) + random.Next(1 << 22);
        interaction["id"] = made.ToString(CultureInfo.InvariantCulture);
        interaction["application_id"] = HostileHouse.ApplicationId;
        interaction["type"] = type;
        if (data is not null)
        {
            interaction["data"] = JsonNode.Parse(data);
        }

        return interaction;
    }

    private Attack Shifted(byte[] body, string good)
    {
        // What is signed has no border between time and body: the same bytes, parted elsewhere.
        var digits = random.Next(1, 10);
        var stamp = At(Now);
        return random.Next(2) == 0
            ? With("border moved into the time", good, stamp[..^digits], [.. Encoding.ASCII.GetBytes(stamp[^digits..]), .. body])
            : With("border moved into the body", good, stamp + Encoding.ASCII.GetString(body[..digits]), body[digits..]);
    }

    private Attack Signed(string kind, byte[] body, DateTimeOffset at) => With(kind, sender.Sign(At(at), body), At(at), body);

    private static Attack With(string kind, string signature, string timestamp, byte[] body) =>
        new(kind, DiscordEndpoints.Interactions, [(Signature, signature), (Timestamp, timestamp)], body);

    private byte[] Changed(byte[] body)
    {
        var changed = Mutations.Bytes(body, random);
        return changed.AsSpan().SequenceEqual(body) ? [.. body, 32] : changed;
    }

    private static JsonObject Changed(JsonObject interaction, string name, string value)
    {
        interaction["type"] = 2;
        interaction[name] = value;
        return interaction;
    }

    private byte[] NotUtf8(byte[] body)
    {
        // Within a string: anywhere else it would not be JSON in the first place.
        var at = Encoding.UTF8.GetString(body).IndexOf("interaction-token", StringComparison.Ordinal) + random.Next(1, 10);
        byte[][] wrong = [[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80]];
        return [.. body[..at], .. wrong[random.Next(wrong.Length)], .. body[at..]];
    }

    private string Odd(string stamp) => random.Next(6) switch
    {
        0 => "",
        1 => stamp + ".0",
        2 => "+" + stamp,
        3 => "0" + stamp,
        4 => "-" + stamp,
        _ => stamp[..5],
    };

    private string Turned(string hex)
    {
        var bytes = Convert.FromHexString(hex);
        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return Convert.ToHexStringLower(bytes);
    }

    private string Hex(int bytes)
    {
        var all = new byte[bytes];
        random.NextBytes(all);
        return Convert.ToHexStringLower(all);
    }

    private static byte[] Write(JsonNode interaction) => Encoding.UTF8.GetBytes(interaction.ToJsonString());

    private static string At(DateTimeOffset moment) => moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
