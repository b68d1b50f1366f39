using Microsoft.Extensions.Options;
using NSec.Cryptography;
using OrganizerBot.Web;

namespace OrganizerBot.Discord;

/// <summary>Tells whether a request is really from Discord: Ed25519 over the timestamp's bytes followed by the body's.</summary>
/// <remarks>
/// Nothing stands between timestamp and body in what is signed, so a timestamp of any other length than ten digits is refused:
/// otherwise digits could move from one to the other. Discord sets no limit on the age; an interaction dies after 3 seconds, so five minutes cost nothing.
/// </remarks>
internal sealed class DiscordSignature(IOptions<DiscordOptions> options, TimeProvider clock)
{
    /// <summary>How far a timestamp may be from now, in either direction.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(300);

    private const string SignatureHeader = "X-Signature-Ed25519";
    private const string TimestampHeader = "X-Signature-Timestamp";
    private const int TimestampLength = 10;

    private readonly PublicKey _key = PublicKey.Import(
        SignatureAlgorithm.Ed25519, Convert.FromHexString(options.Value.PublicKey), KeyBlobFormat.RawPublicKey);

    /// <summary>When the request was signed, or null when it must be refused.</summary>
    /// <param name="headers">The request's headers.</param>
    /// <param name="body">The body as it came.</param>
    public DateTimeOffset? SignedAt(IHeaderDictionary headers, ReadOnlySpan<byte> body) =>
        Claim(headers) is { } claim && IsFresh(claim.SignedAt) && Verify(claim.Timestamp, body, claim.Signature) ? claim.SignedAt : null;

    /// <summary>What did not hold of a request that must be refused; null where it was not even signed in Discord's way.</summary>
    public TurnedAwayFor? Fault(IHeaderDictionary headers) => Claim(headers) is { } claim ? IsFresh(claim.SignedAt) ? TurnedAwayFor.Signature : TurnedAwayFor.Time : null;

    private static (string Timestamp, DateTimeOffset SignedAt, byte[] Signature)? Claim(IHeaderDictionary headers)
    {
        var signature = new byte[SignatureAlgorithm.Ed25519.SignatureSize];
        return headers[SignatureHeader] is [{ } hex] && TryReadHex(hex, signature)
            && headers[TimestampHeader] is [{ Length: TimestampLength } timestamp] && timestamp.All(char.IsAsciiDigit)
                ? (timestamp, DateTimeOffset.FromUnixTimeSeconds(long.Parse(timestamp, System.Globalization.CultureInfo.InvariantCulture)), signature)
                : null;
    }

    private bool IsFresh(DateTimeOffset signedAt) => (clock.GetUtcNow() - signedAt).Duration() <= Window;

    private static bool TryReadHex(string hex, byte[] bytes) =>
        hex.Length == bytes.Length * 2 && Convert.FromHexString(hex, bytes, out _, out _) == System.Buffers.OperationStatus.Done;

    private bool Verify(string timestamp, ReadOnlySpan<byte> body, byte[] signature)
    {
        var signed = new byte[TimestampLength + body.Length];
        System.Text.Encoding.ASCII.GetBytes(timestamp, signed);
        body.CopyTo(signed.AsSpan(TimestampLength));
        return SignatureAlgorithm.Ed25519.Verify(_key, signed, signature);
    }
}
