using System.Globalization;
using System.Net;
using System.Text;
using OrganizerBot.Slack;

namespace OrganizerBot.Benchmarks.Load;

/// <summary>Requests as Slack sends them, signed. Each comes from another member.</summary>
internal static class SlackRequests
{
    private static long _made;

    /// <summary>The press that signs. Slack takes no message in the response to it: the bot asks who pressed, and brings the answer to the address that came along.</summary>
    public static byte[][] Signs(string code, IPEndPoint side, int count) => Make(count, number => Sign(SlackEndpoints.Interactions, "payload=" + Uri.EscapeDataString(Payload($"petition sign {code} as:counted", side, number))));

    /// <summary>The same typed: the answer stands in the response.</summary>
    public static byte[][] Types(string code, IPEndPoint side, int count) => Make(count, number => Types("petition", $"sign {code} counted", side, number, number));

    /// <summary>One member types a command.</summary>
    public static byte[] Types(string noun, string text, IPEndPoint side, long member, long delivery) => Sign(SlackEndpoints.Commands, Form(noun, text, side, member, delivery));

    private static byte[][] Make(int count, Func<long, byte[]> make)
    {
        var first = Interlocked.Add(ref _made, count) - count;
        var requests = new byte[count][];
        Parallel.For(0, count, index => requests[index] = make(first + index));
        return requests;
    }

    private static string Payload(string line, IPEndPoint side, long number) =>
        $$"""
        {"type":"block_actions","user":{"id":"U{{number:D9}}","username":"member{{number}}","name":"member{{number}}","team_id":"{{Identity.Workspace}}"},"api_app_id":"{{Identity.SlackApp}}","token":"invented-verification-token","container":{"type":"message","message_ts":"1803800000.{{number % 1000000:D6}}","channel_id":"{{Identity.SlackChannel}}","is_ephemeral":true},"trigger_id":"{{number}}.13.abc","team":{"id":"{{Identity.Workspace}}","domain":"invented"},"enterprise":null,"is_enterprise_install":false,"channel":{"id":"{{Identity.SlackChannel}}","name":"general"},"state":{"values":{} },"response_url":"http://{{side}}/respond","actions":[{"action_id":"0","block_id":"abc","text":{"type":"plain_text","text":"Without my name","emoji":true},"value":"1:{{line}}","type":"button","action_ts":"1803800000.{{number % 1000000:D6}}"}]}
        """;

    private static string Form(string noun, string text, IPEndPoint side, long member, long delivery) => string.Join('&', new (string Name, string Value)[]
    {
        ("token", "invented-verification-token"),
        ("team_id", Identity.Workspace),
        ("team_domain", "invented"),
        ("channel_id", Identity.SlackChannel),
        ("channel_name", "general"),
        ("user_id", $"U{member:D9}"),
        ("user_name", $"member{member}"),
        ("command", "/" + noun),
        ("text", text),
        ("api_app_id", Identity.SlackApp),
        ("is_enterprise_install", "false"),
        ("response_url", $"http://{side}/respond"),
        ("trigger_id", $"{delivery}.13.abc"),
    }.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));

    private static byte[] Sign(string path, string body)
    {
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var bytes = Encoding.UTF8.GetBytes(body);
        var signature = Convert.ToHexStringLower(SlackSignature.Sign(Encoding.UTF8.GetBytes(Identity.SlackSecret), timestamp, bytes));
        var head = $"POST {path} HTTP/1.1\r\nHost: bot\r\nUser-Agent: Slackbot 1.0 (+https://api.slack.com/robots)\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {bytes.Length}\r\nX-Slack-Request-Timestamp: {timestamp}\r\nX-Slack-Signature: v0={signature}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. bytes];
    }
}
