using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NSec.Cryptography;

namespace OrganizerBot.Discord;

public sealed class DiscordSignatureTests : IDisposable
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"type":1}""");
    private readonly DiscordSender _discord = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));

    [Theory]
    [InlineData(0)]
    [InlineData(299)]
    [InlineData(-299)]
    public void A_fresh_request_is_accepted(int age) =>
        Assert.NotNull(Check(Timestamp(-age), Body, _discord.Sign(Timestamp(-age), Body)));

    [Theory]
    [InlineData(301)]
    [InlineData(-301)]
    [InlineData(2_592_000)]
    public void A_request_from_another_time_is_refused(int age) =>
        Assert.Null(Check(Timestamp(-age), Body, _discord.Sign(Timestamp(-age), Body)));

    [Fact]
    public void Digits_cannot_move_between_timestamp_and_body()
    {
        var signature = _discord.Sign("1800000000", "12"u8);

        Assert.NotNull(Check("1800000000", "12"u8.ToArray(), signature));
        Assert.Null(Check("18000000001", "2"u8.ToArray(), signature));
        Assert.Null(Check("180000000", "012"u8.ToArray(), signature));
    }

    [Fact]
    public void Every_flipped_bit_is_noticed()
    {
        var signature = Convert.FromHexString(_discord.Sign(Timestamp(0), Body));
        for (var bit = 0; bit < signature.Length * 8; bit++)
        {
            signature[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(Check(Timestamp(0), Body, Convert.ToHexStringLower(signature)));
            signature[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("zz")]
    public void Something_that_is_no_signature_is_refused(string signature)
    {
        Assert.Null(Check(Timestamp(0), Body, signature));
        Assert.Null(Check(Timestamp(0), Body, signature.PadRight(128, '0')));
        Assert.Null(Check(Timestamp(0), Body, signature.PadRight(128, 'x')));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 800000000")]
    [InlineData("+800000000")]
    [InlineData("1.80000000")]
    [InlineData("٠٠٠٠٠٠٠٠٠٠")]
    public void Something_that_is_no_timestamp_is_refused(string timestamp) =>
        Assert.Null(Check(timestamp, Body, _discord.Sign(timestamp, Body)));

    [Fact]
    public void Two_headers_are_refused()
    {
        var headers = Headers(Timestamp(0), _discord.Sign(Timestamp(0), Body));
        headers.Append("X-Signature-Ed25519", _discord.Sign(Timestamp(0), Body));

        Assert.Null(Signature().SignedAt(headers, Body));
    }

    [Fact]
    public void Another_application_s_key_signs_nothing_here()
    {
        using var other = Key.Create(SignatureAlgorithm.Ed25519);
        var signature = SignatureAlgorithm.Ed25519.Sign(other, [.. Encoding.ASCII.GetBytes(Timestamp(0)), .. Body]);

        Assert.Null(Check(Timestamp(0), Body, Convert.ToHexStringLower(signature)));
    }

    public void Dispose() => _discord.Dispose();

    private string Timestamp(int later) => (_clock.GetUtcNow().ToUnixTimeSeconds() + later).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static HeaderDictionary Headers(string timestamp, string signature) => new()
    {
        ["X-Signature-Ed25519"] = signature,
        ["X-Signature-Timestamp"] = timestamp,
    };

    private DiscordSignature Signature() => new(Options.Create(new DiscordOptions { PublicKey = _discord.PublicKey }), _clock);

    private DateTimeOffset? Check(string timestamp, byte[] body, string signature) => Signature().SignedAt(Headers(timestamp, signature), body);
}
