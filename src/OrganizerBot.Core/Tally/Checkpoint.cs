using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace OrganizerBot.Tally;

/// <summary>The bot's signed word that a log had so many leaves and this root: whoever keeps it notices if the log is ever another.</summary>
/// <remarks>
/// The text is C2SP tlog-checkpoint (https://c2sp.org/tlog-checkpoint): origin, size and root in base 64, a line each; an empty line; the signatures.
/// Ours have exactly these three lines, and the origin is also the name of the key.
/// </remarks>
public sealed class Checkpoint : IParsable<Checkpoint>
{
    internal Checkpoint(string origin, long size, byte[] root, IReadOnlyList<NoteSignature> signatures) =>
        (Origin, Size, Root, Signatures) = (origin, size, root, signatures);

    /// <summary>Which log it is of.</summary>
    public string Origin { get; }

    /// <summary>How many leaves the log had.</summary>
    public long Size { get; }

    /// <summary>The Merkle root over them; 32 bytes.</summary>
    public IReadOnlyList<byte> Root { get; }

    /// <summary>Who signed it: the log's own key, and witnesses if there are any.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>What is signed.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String([.. Root])}\n");

    /// <summary>What the log of a sheet is called, and its key: <c>organizerbot/tally/</c> and the sheet's id as 32 hexadecimal digits.</summary>
    public static string OriginOf(Guid sheet) => $"organizerbot/tally/{sheet:N}";

    /// <summary>Signs a size and a root. The log is that which the key is named after.</summary>
    /// <exception cref="ArgumentException">The size is negative or the root is not 32 bytes.</exception>
    public static Checkpoint Sign(NoteKey key, long size, ReadOnlySpan<byte> root)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        if (root.Length != SHA256.HashSizeInBytes)
        {
            throw new ArgumentException("A root is 32 bytes.", nameof(root));
        }

        var unsigned = new Checkpoint(key.Verifier.Name, size, root.ToArray(), []);
        return new Checkpoint(unsigned.Origin, size, root.ToArray(), [key.Sign(unsigned.Text)]);
    }

    /// <inheritdoc/>
    public static Checkpoint Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var checkpoint) ? checkpoint : throw new FormatException("Not a checkpoint.");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Checkpoint result)
    {
        result = s is not null && CheckpointsFile.TryRead(s, out var checkpoints, out _) && checkpoints is [var only] ? only : null;
        return result is not null;
    }

    /// <summary>Whether this key signed it.</summary>
    public NoteStanding SignedBy(VerifierKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var theirs = Signatures.Where(key.IsOf).ToArray();
        return theirs.Length == 0 ? NoteStanding.Unsigned
            : theirs.All(signature => key.Verify(Text, signature)) ? NoteStanding.Signed
            : NoteStanding.Forged;
    }

    /// <summary>As it is posted and stored.</summary>
    public override string ToString() => $"{Text}\n{string.Concat(Signatures.Select(signature => $"{signature}\n"))}";

    /// <summary>The checkpoint of three lines and its signature lines, or null when they are none.</summary>
    internal static Checkpoint? Read(IReadOnlyList<string> text, IReadOnlyList<string> signatures)
    {
        var read = signatures.Select(NoteSignature.Read).OfType<NoteSignature>().ToArray();
        return text is [{ Length: > 0 } origin, var digits, var hash] && SizeOf(digits) is { } size && ExactBase64.Read(hash) is { Length: SHA256.HashSizeInBytes } root
            && read.Length > 0 && read.Length == signatures.Count
                ? new Checkpoint(origin, size, root, read)
                : null;
    }

    private static long? SizeOf(string digits) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size.ToString(CultureInfo.InvariantCulture) == digits ? size : null;
}
