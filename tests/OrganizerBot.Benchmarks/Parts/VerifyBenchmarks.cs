using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OrganizerBot.Benchmarks.Load;
using OrganizerBot.Discord;
using OrganizerBot.Slack;

namespace OrganizerBot.Benchmarks.Parts;

/// <summary>Whether a request is really from the platform: Ed25519 for Discord, HMAC-SHA256 for Slack.</summary>
[MemoryDiagnoser]
public class VerifyBenchmarks
{
    private readonly DiscordSignature _discord = new(Options.Create(new DiscordOptions { PublicKey = Identity.DiscordPublicKey }), Still.Clock);
    private readonly SlackSignature _slack = new(Options.Create(new SlackOptions { SigningSecret = Identity.SlackSecret }), Still.Clock);
    private readonly HeaderDictionary _discordHeaders = [];
    private readonly HeaderDictionary _slackHeaders = [];
    private byte[] _discordBody = [];
    private byte[] _slackBody = [];

    /// <summary>Signs one request of each.</summary>
    [GlobalSetup]
    public void Sign()
    {
        var timestamp = Still.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        _discordBody = Still.DiscordPress;
        _discordHeaders["X-Signature-Timestamp"] = timestamp;
        _discordHeaders["X-Signature-Ed25519"] = Convert.ToHexStringLower(NSec.Cryptography.SignatureAlgorithm.Ed25519.Sign(Identity.DiscordKey, [.. Encoding.ASCII.GetBytes(timestamp), .. _discordBody]));
        _slackBody = Still.SlackPress;
        _slackHeaders["X-Slack-Request-Timestamp"] = timestamp;
        _slackHeaders["X-Slack-Signature"] = "v0=" + Convert.ToHexStringLower(SlackSignature.Sign(Encoding.UTF8.GetBytes(Identity.SlackSecret), timestamp, _slackBody));
    }

    /// <summary>Discord's.</summary>
    [Benchmark]
    public bool Discord() => _discord.SignedAt(_discordHeaders, _discordBody) is not null;

    /// <summary>Slack's.</summary>
    [Benchmark]
    public bool Slack() => _slack.Verify(_slackHeaders, _slackBody) is not null;
}
