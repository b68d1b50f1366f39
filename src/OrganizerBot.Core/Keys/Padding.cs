using System.Text;

namespace OrganizerBot.Keys;

/// <summary>Fills words up before they are sealed: sealed words are as long as what is in them, and a name that is as long as only one member's would tell whose it is.</summary>
/// <remarks>ISO/IEC 7816-4: the byte 0x80, then zeros up to a multiple of the block.</remarks>
internal static class Padding
{
    /// <summary>Names with their ids fit into one, whatever they are.</summary>
    public const int Block = 512;

    private const byte End = 0x80;

    /// <summary>The words as bytes, filled up.</summary>
    public static byte[] Fill(string words)
    {
        var length = Encoding.UTF8.GetByteCount(words);
        var filled = new byte[((length / Block) + 1) * Block];
        Encoding.UTF8.GetBytes(words, filled);
        filled[length] = End;
        return filled;
    }

    /// <summary>The words in filled bytes.</summary>
    public static string Strip(ReadOnlySpan<byte> filled) => Encoding.UTF8.GetString(filled[..filled.LastIndexOf(End)]);
}
