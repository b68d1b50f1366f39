using System.Buffers.Binary;

namespace OrganizerBot.Tally;

/// <summary>The line under a note by which one key signs it: a long dash, the key's name, and in base 64 the key's id and the signature.</summary>
/// <remarks>C2SP signed-note, https://c2sp.org/signed-note.</remarks>
/// <param name="Name">The key's name.</param>
/// <param name="KeyId">The key's id, which with the name tells which key it is.</param>
/// <param name="Signature">The signature over the note's text.</param>
public sealed record NoteSignature(string Name, uint KeyId, byte[] Signature)
{
    /// <summary>What each such line starts with.</summary>
    internal const string Mark = "\u2014 ";

    private const int IdLength = 4;

    /// <summary>The line, without its end.</summary>
    public override string ToString()
    {
        var id = new byte[IdLength];
        BinaryPrimitives.WriteUInt32BigEndian(id, KeyId);
        return $"{Mark}{Name} {Convert.ToBase64String([.. id, .. Signature])}";
    }

    /// <summary>Reads such a line; null when it is none.</summary>
    internal static NoteSignature? Read(string line) =>
        line.StartsWith(Mark, StringComparison.Ordinal) && line[Mark.Length..].Split(' ') is [var name, var text]
        && VerifierKey.IsName(name) && ExactBase64.Read(text) is { Length: > IdLength } bytes
            ? new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[IdLength..])
            : null;
}
