using NSec.Cryptography;

namespace OrganizerBot.Benchmarks.Load;

/// <summary>Who the platforms and the bot are in a load run. The keys are made for the run and worth nothing.</summary>
internal static class Identity
{
    /// <summary>The Discord application.</summary>
    public const string Application = "1000000000000000001";

    /// <summary>The Discord guild, and its only channel.</summary>
    public const string Guild = "2000000000000000001";

    /// <summary>The Slack app.</summary>
    public const string SlackApp = "A012ABCD0A0";

    /// <summary>The Slack workspace.</summary>
    public const string Workspace = "T0001";

    /// <summary>The Slack channel.</summary>
    public const string SlackChannel = "C0001";

    /// <summary>What Slack signs with.</summary>
    public const string SlackSecret = "8f742231b10e8888abcd99yyyzzz85a5";

    /// <summary>What Discord signs with: a fixed seed, so that each process knows its public key.</summary>
    public static Key DiscordKey { get; } = Key.Import(SignatureAlgorithm.Ed25519, new byte[32], KeyBlobFormat.RawPrivateKey);

    /// <summary>What the bot verifies with.</summary>
    public static string DiscordPublicKey => Convert.ToHexStringLower(DiscordKey.PublicKey.Export(KeyBlobFormat.RawPublicKey));
}
