using System.Text;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace OrganizerBot.Slack;

public sealed class SlackSignatureTests
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Timestamp = "1531420618";
    private const string Body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    private const string Good = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.FromUnixTimeSeconds(1531420618));

    [Fact]
    public void Slacks_own_example_is_genuine() => Assert.NotNull(Verify(Timestamp, Good, Body));

    [Fact]
    public void A_delivery_is_named_by_the_hash_of_its_time_and_bytes() =>
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes($"{Timestamp}:{Body}"))),
            Verify(Timestamp, Good, Body));

    [Theory]
    [InlineData("other-secret-of-an-app, 8f742231b10e8888abcd99yyyzzz85a5", true)]
    [InlineData("8f742231b10e8888abcd99yyyzzz85a5,other-secret-of-an-app", true)]
    [InlineData("other-secret-of-an-app", false)]
    public void Either_of_two_secrets_counts(string secrets, bool genuine) => Assert.Equal(genuine, Verify(Timestamp, Good, Body, secrets) is not null);

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void Old_requests_and_those_from_the_future_are_refused(int age, bool genuine)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1531420618 + age));

        Assert.Equal(genuine, new SlackSignature(Options.Create(new SlackOptions { SigningSecret = Secret }), clock).Verify(Headers(Timestamp, Good), Encoding.UTF8.GetBytes(Body)) is not null);
    }

    [Theory]
    [InlineData("1531420618", "")]
    [InlineData("1531420618", "v0=")]
    [InlineData("1531420618", "v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("1531420618", "v0=A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503")]
    [InlineData("1531420618", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b50")]
    [InlineData("1531420618", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b5033")]
    [InlineData("1531420618", "a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("1531420618", " v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData(" 1531420618", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("+531420618", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("153142061", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("１５３１４２０６１８", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    public void Headers_of_any_other_shape_are_refused(string timestamp, string signature) => Assert.Null(Verify(timestamp, signature, Body));

    [Fact]
    public void Two_signatures_are_refused_even_if_both_are_good()
    {
        var headers = new HeaderDictionary { ["X-Slack-Signature"] = new([Good, Good]), ["X-Slack-Request-Timestamp"] = Timestamp };

        Assert.Null(Signature(Secret).Verify(headers, Encoding.UTF8.GetBytes(Body)));
    }

    [Fact]
    public void Letters_moved_between_time_and_body_are_refused() => Assert.Null(Verify("153142061", Good, "8:" + Body));

    [Fact]
    public void No_changed_byte_is_accepted()
    {
        var signature = Signature(Secret);
        Gen.Select(Gen.Int[0, Body.Length - 1], Gen.Byte[1, 255]).Sample(
            change =>
            {
                var body = Encoding.UTF8.GetBytes(Body);
                body[change.Item1] ^= change.Item2;
                return signature.Verify(Headers(Timestamp, Good), body) is null;
            },
            iter: 5000);
    }

    [Fact]
    public void No_guessed_signature_is_accepted()
    {
        var signature = Signature(Secret);
        var body = Encoding.UTF8.GetBytes(Body);
        Gen.Byte.Array[32].Sample(guess => signature.Verify(Headers(Timestamp, "v0=" + Convert.ToHexStringLower(guess)), body) is null, iter: 5000);
    }

    private static HeaderDictionary Headers(string timestamp, string signature) =>
        new() { ["X-Slack-Signature"] = signature, ["X-Slack-Request-Timestamp"] = timestamp };

    private SlackSignature Signature(string secrets) => new(Options.Create(new SlackOptions { SigningSecret = secrets }), _clock);

    private string? Verify(string timestamp, string signature, string body, string secrets = Secret) =>
        Signature(secrets).Verify(Headers(timestamp, signature), Encoding.UTF8.GetBytes(body));
}
