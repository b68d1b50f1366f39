using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace OrganizerBot.Tally;

/// <summary>The public half of a key that signs checkpoints: whoever has it can tell that a checkpoint is really the bot's.</summary>
/// <remarks>
/// Written <c>name+id+key</c>: the id is the first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key) as eight hexadecimal digits,
/// the key is the base 64 of 0x01 (Ed25519) and the public key. C2SP signed-note, https://c2sp.org/signed-note.
/// </remarks>
public sealed record VerifierKey : IParsable<VerifierKey>
{
    private const byte Ed25519 = 1;
    private readonly PublicKey _key;

    internal VerifierKey(string name, PublicKey key)
    {
        (Name, _key) = (name, key);
        Id = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', .. Material]));
    }

    /// <summary>Whose key it is; of a log's key, the log's origin.</summary>
    public string Name { get; }

    /// <summary>Tells it from other keys of the same name.</summary>
    public uint Id { get; }

    private byte[] Material => [Ed25519, .. _key.Export(KeyBlobFormat.RawPublicKey)];

    /// <inheritdoc/>
    public static VerifierKey Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var key) ? key : throw new FormatException("Not a verifier key.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out VerifierKey result)
    {
        result = s?.Split('+', 3) is [var name, _, var text] && IsName(name) && ExactBase64.Read(text) is [Ed25519, .. { Length: 32 } raw]
            && PublicKey.TryImport(SignatureAlgorithm.Ed25519, raw, KeyBlobFormat.RawPublicKey, out var key) && key is not null
                ? new VerifierKey(name, key)
                : null;
        // The id in the text is only there to be compared; whoever mistypes a key learns it here.
        result = result?.ToString() == s ? result : null;
        return result is not null;
    }

    /// <summary>Whether this key made this signature over this text.</summary>
    public bool Verify(string text, NoteSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        return IsOf(signature) && SignatureAlgorithm.Ed25519.Verify(_key, Encoding.UTF8.GetBytes(text), signature.Signature);
    }

    /// <summary>As it is written.</summary>
    public override string ToString() => $"{Name}+{Id:x8}+{Convert.ToBase64String(Material)}";

    /// <summary>Whether the signature says it was made by this key.</summary>
    internal bool IsOf(NoteSignature signature) => (signature.Name, signature.KeyId) == (Name, Id);

    /// <summary>Whether a key may be called so: no spaces, no plus, no control characters.</summary>
    internal static bool IsName(string name) => name.Length > 0 && !name.Any(letter => letter == '+' || char.IsWhiteSpace(letter) || char.IsControl(letter));
}
