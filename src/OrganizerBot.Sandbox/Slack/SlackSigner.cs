using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>Slack's request signature, version 0 (docs.slack.dev, verifying requests from Slack).</summary>
internal static class SlackSigner
{
    /// <summary>The value of <c>X-Slack-Signature</c>: HMAC-SHA256 over <c>v0:timestamp:body</c>, the body as raw bytes.</summary>
    public static string Sign(string secret, long timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"v0:{timestamp}:")), .. body];
        return "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }
}
