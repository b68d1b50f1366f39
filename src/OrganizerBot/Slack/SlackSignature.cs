using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using OrganizerBot.Web;

namespace OrganizerBot.Slack;

/// <summary>Decides whether a request is really Slack's: version v0 of its request signing (docs.slack.dev, verifying requests from Slack).</summary>
internal sealed class SlackSignature(IOptions<SlackOptions> options, TimeProvider clock)
{
    /// <summary>How far a request's time may be from ours, in seconds, into the past and into the future.</summary>
    public const int Window = 300;

    private const string SignatureHeader = "X-Slack-Signature";
    private const string TimestampHeader = "X-Slack-Request-Timestamp";
    private const string Version = "v0=";

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    private readonly IReadOnlyList<byte[]> _keys = options.Value.SigningKeys;

    /// <summary>Checks a request: the shape of its headers and its age first, because they cost nothing.</summary>
    /// <param name="headers">The request's headers.</param>
    /// <param name="body">The request's bytes as they came.</param>
    /// <returns>What makes this delivery one and the same when it comes twice, or null when the request is not genuine.</returns>
    public string? Verify(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        if (Timestamp(headers[TimestampHeader]) is not { } timestamp || Claim(headers[SignatureHeader]) is not { } claimed || !IsFresh(timestamp))
        {
            return null;
        }

        var genuine = false;
        foreach (var key in _keys)
        {
            genuine |= CryptographicOperations.FixedTimeEquals(claimed, Sign(key, timestamp, body));
        }

        return genuine ? Convert.ToHexStringLower(SHA256.HashData(Join($"{timestamp}:", body))) : null;
    }

    /// <summary>What did not hold of a request that is not genuine; null where it was not even signed in Slack's way.</summary>
    public TurnedAwayFor? Fault(IHeaderDictionary headers) =>
        Timestamp(headers[TimestampHeader]) is { } timestamp && Claim(headers[SignatureHeader]) is not null ? IsFresh(timestamp) ? TurnedAwayFor.Signature : TurnedAwayFor.Time : null;

    /// <summary>The signature of a body: HMAC-SHA256 over version, timestamp and the raw bytes.</summary>
    public static byte[] Sign(byte[] key, string timestamp, ReadOnlySpan<byte> body) => HMACSHA256.HashData(key, Join($"v0:{timestamp}:", body));

    private static byte[] Join(string head, ReadOnlySpan<byte> body) => [.. Encoding.ASCII.GetBytes(head), .. body];

    private static string? Timestamp(StringValues header) =>
        header is [{ Length: 10 } only] && only.All(char.IsAsciiDigit) ? only : null;

    private static byte[]? Claim(StringValues header) =>
        header is [{ Length: 67 } only] && only.StartsWith(Version, StringComparison.Ordinal) && !only.AsSpan(Version.Length).ContainsAnyExcept(Hex)
            ? Convert.FromHexString(only.AsSpan(Version.Length))
            : null;

    private bool IsFresh(string timestamp) =>
        Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - long.Parse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture)) <= Window;
}
