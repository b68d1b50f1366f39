using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NSec.Cryptography;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>The application's secrets: the bot's token, and the key with which the town signs interactions. Made once, then remembered.</summary>
internal sealed class DiscordIdentity : IDisposable
{
    private readonly Key _key;

    public DiscordIdentity(TownStore store)
    {
        var saved = store.Find("discord", "identity");
        var exportable = new KeyCreationParameters { ExportPolicy = KeyExportPolicies.AllowPlaintextExport };
        _key = saved.Text("key") is { } hex
            ? Key.Import(SignatureAlgorithm.Ed25519, Convert.FromHexString(hex), KeyBlobFormat.RawPrivateKey, exportable)
            : Key.Create(SignatureAlgorithm.Ed25519, exportable);
        Token = saved.Text("token") ?? NewToken();
        PublicKey = Convert.ToHexStringLower(_key.Export(KeyBlobFormat.RawPublicKey));
        store.Save("discord", "identity", new JsonObject
        {
            ["key"] = Convert.ToHexStringLower(_key.Export(KeyBlobFormat.RawPrivateKey)),
            ["token"] = Token,
        });
    }

    /// <summary>The bot's token, in the shape of a real one.</summary>
    public string Token { get; }

    /// <summary>The public key in hex, as the developer portal shows it.</summary>
    public string PublicKey { get; }

    /// <summary>The signature over timestamp and body, in hex (<c>X-Signature-Ed25519</c>).</summary>
    public string Sign(string timestamp, byte[] body) =>
        Convert.ToHexStringLower(SignatureAlgorithm.Ed25519.Sign(_key, [.. Encoding.ASCII.GetBytes(timestamp), .. body]));

    /// <summary>A new opaque secret for a URL.</summary>
    public static string NewSecret(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private static string NewToken() =>
        $"{Base64Url.EncodeToString(Encoding.ASCII.GetBytes(DiscordCast.ApplicationId))}.{NewSecret(4)}.{NewSecret(28)}";
}
