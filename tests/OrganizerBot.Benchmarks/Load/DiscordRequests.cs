using System.Globalization;
using System.Text;
using NSec.Cryptography;
using OrganizerBot.Discord;

namespace OrganizerBot.Benchmarks.Load;

/// <summary>Requests as Discord sends them, signed. Each comes from another member.</summary>
internal static class DiscordRequests
{
    /// <summary>What members may do in most guilds.</summary>
    private const long Ordinary = 2248473465835073;

    private const long ManageGuild = 1 << 5;

    private static long _made;

    /// <summary>The press that signs: the button "without my name" on the private message that asked how.</summary>
    public static byte[][] Signs(string code, int count) => Make(count, _ => Pressed($"petition sign {code} as:counted"));

    /// <summary>What members do on an ordinary day. Of a hundred, sixty look, twenty sign, ten withdraw and ten ask for help.</summary>
    public static byte[][] Mixed(string code, int count) => Make(count, index => (index % 10) switch
    {
        0 or 1 => Pressed($"petition sign {code} as:counted"),
        2 => Pressed($"petition withdraw {code}"),
        3 => Typed("organizer", "help"),
        4 or 5 => Typed("petition", "list"),
        _ => Typed("petition", "show", ("petition", code)),
    });

    /// <summary>Somebody reads the petition.</summary>
    public static byte[][] Shows(string code, int count) => Make(count, _ => Typed("petition", "show", ("petition", code)));

    /// <summary>Somebody reads the list.</summary>
    public static byte[][] Lists(int count) => Make(count, _ => Typed("petition", "list"));

    /// <summary>Presses that Discord never signed.</summary>
    public static byte[][] Forged(string code, int count)
    {
        var requests = Signs(code, count);
        foreach (var request in requests)
        {
            var at = request.AsSpan().IndexOf("X-Signature-Ed25519: "u8) + 21;
            request[at] = request[at] == (byte)'0' ? (byte)'1' : (byte)'0';
        }

        return requests;
    }

    /// <summary>One member presses the button that carries a line.</summary>
    public static byte[] Presses(string line, long member, long delivery) => Sign(Body(delivery, member, Ordinary, Pressed(line)));

    /// <summary>Somebody who may manage the guild presses it.</summary>
    public static byte[] ModeratorPresses(string line, long member, long delivery) => Sign(Body(delivery, member, Ordinary | ManageGuild, Pressed(line)));

    /// <summary>Somebody who may manage the guild types a command.</summary>
    public static byte[] ModeratorTypes(long member, long delivery, string noun, string verb, params (string Name, string Value)[] values) => Sign(Body(delivery, member, Ordinary | ManageGuild, Typed(noun, verb, values)));

    private static byte[][] Make(int count, Func<int, string> what)
    {
        var first = Interlocked.Add(ref _made, count) - count;
        var requests = new byte[count][];
        Parallel.For(0, count, index => requests[index] = Sign(Body(first + index, first + index, Ordinary, what(index))));
        return requests;
    }

    private static string Pressed(string line) =>
        $$"""
        "type":3,"data":{"id":3,"custom_id":"1:{{line}}","component_type":2},"message":{"id":"1401234567890123456","type":20,"channel_id":"{{Identity.Guild}}","content":"","flags":64,"tts":false,"pinned":false,"edited_timestamp":null,"timestamp":"2027-03-01T09:00:00.000000+00:00","mention_everyone":false,"mentions":[],"mention_roles":[],"attachments":[],"embeds":[{"type":"rich","description":"Sign without your name? Members and moderators won't see it."}],"author":{"id":"{{Identity.Application}}","username":"organizer","discriminator":"0","avatar":null,"bot":true},"components":[]}
        """;

    private static string Typed(string noun, string verb, params (string Name, string Value)[] values)
    {
        var options = string.Join(',', values.Select(value => $$"""{"name":"{{value.Name}}","type":3,"value":"{{value.Value}}"}"""));
        return $$"""
            "type":2,"data":{"id":"1401234567890123457","type":1,"name":"{{noun}}","options":[{"name":"{{verb}}","type":1,"options":[{{options}}]}]}
            """;
    }

    private static byte[] Body(long delivery, long member, long permissions, string what) => Encoding.UTF8.GetBytes(
        $$"""
        {"id":"{{DiscordSnowflake.At(DateTimeOffset.UtcNow)[..^7]}}{{delivery % 10_000_000:0000000}}","application_id":"{{Identity.Application}}",{{what}},"token":"aW50ZXJhY3Rpb246MTQwMTIzNDU2Nzg5MDEyMzQ1NjppbnZlbnRlZC10b2tlbi1vZi1hLWxvYWQtcnVuLTAxMjM0NTY3ODk","version":1,"guild_id":"{{Identity.Guild}}","guild":{"id":"{{Identity.Guild}}","locale":"en-US","features":["COMMUNITY"]},"channel_id":"{{Identity.Guild}}","channel":{"id":"{{Identity.Guild}}","type":0,"name":"general","guild_id":"{{Identity.Guild}}","flags":0,"position":1,"permissions":"2248473465835073","rate_limit_per_user":0},"locale":"en-US","guild_locale":"en-US","app_permissions":"2248473465835073","context":0,"attachment_size_limit":10485760,"entitlements":[],"authorizing_integration_owners":{"0":"{{Identity.Guild}}"},"member":{"user":{"id":"{{4_000_000_000_000_000_000 + member}}","username":"member{{member}}","global_name":"Member {{member}}","discriminator":"0","avatar":null,"public_flags":0},"nick":null,"avatar":null,"roles":["1300000000000000001"],"joined_at":"2026-01-02T03:04:05.000000+00:00","premium_since":null,"deaf":false,"mute":false,"flags":0,"pending":false,"permissions":"{{permissions}}","communication_disabled_until":null} }
        """);

    private static byte[] Sign(byte[] body)
    {
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToHexStringLower(SignatureAlgorithm.Ed25519.Sign(Identity.DiscordKey, [.. Encoding.ASCII.GetBytes(timestamp), .. body]));
        var head = $"POST {DiscordEndpoints.Interactions} HTTP/1.1\r\nHost: bot\r\nUser-Agent: Discord-Interactions/1.0 (+https://discord.com)\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nX-Signature-Ed25519: {signature}\r\nX-Signature-Timestamp: {timestamp}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
