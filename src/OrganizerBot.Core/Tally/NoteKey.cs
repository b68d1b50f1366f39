using System.Text;
using NSec.Cryptography;

namespace OrganizerBot.Tally;

/// <summary>A key that signs checkpoints.</summary>
/// <remarks>Ed25519 (RFC 8032): the same text is signed the same way each time.</remarks>
public sealed class NoteKey : IDisposable
{
    private readonly Key _key;

    private NoteKey(string name, Key key) => (_key, Verifier) = (key, new VerifierKey(name, key.PublicKey));

    /// <summary>What is published of it.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>The key made from a seed.</summary>
    /// <param name="name">Its name; of a log's key, <see cref="Checkpoint.OriginOf"/>.</param>
    /// <param name="seed">32 secret bytes.</param>
    /// <exception cref="ArgumentException">The name has a space or a plus in it, or the seed is not 32 bytes.</exception>
    public static NoteKey FromSeed(string name, ReadOnlySpan<byte> seed)
    {
        ArgumentNullException.ThrowIfNull(name);
        return !VerifierKey.IsName(name) ? throw new ArgumentException("A key's name has no spaces and no plus.", nameof(name))
            : seed.Length != 32 ? throw new ArgumentException("A seed is 32 bytes.", nameof(seed))
            : new NoteKey(name, Key.Import(SignatureAlgorithm.Ed25519, seed, KeyBlobFormat.RawPrivateKey));
    }

    /// <summary>Signs a text, which ends with a line's end.</summary>
    public NoteSignature Sign(string text) => new(Verifier.Name, Verifier.Id, SignatureAlgorithm.Ed25519.Sign(_key, Encoding.UTF8.GetBytes(text)));

    /// <summary>Never the key itself.</summary>
    public override string ToString() => $"key of {Verifier.Name}";

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
