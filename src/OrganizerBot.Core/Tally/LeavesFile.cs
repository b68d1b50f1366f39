using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace OrganizerBot.Tally;

/// <summary>All that has been published of one log, for anybody to download: whose it is, who signs it, and its leaves in order.</summary>
/// <remarks>Text: the line <c>organizerbot/leaves/1</c>, the line <c>sheet …</c>, the line <c>key …</c>, then each leaf in base 64 on a line of its own.</remarks>
/// <param name="Sheet">The petition's or pledge's sheet.</param>
/// <param name="Key">The key that signs the log's checkpoints, as the bot says.</param>
/// <param name="Leaves">The leaves, each 65 bytes.</param>
public sealed record LeavesFile(Guid Sheet, VerifierKey Key, IReadOnlyList<byte[]> Leaves)
{
    private const string Format = "organizerbot/leaves/1";
    private const string SheetMark = "sheet ";
    private const string KeyMark = "key ";
    private const int HeaderLines = 3;

    /// <summary>Reads the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">What it says.</param>
    /// <param name="line">When it cannot be read: the first line that is wrong, counted from 1.</param>
    public static bool TryRead(string text, [NotNullWhen(true)] out LeavesFile? file, out int line)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = TallyText.Lines(text);
        var sheet = After(SheetMark, lines, 1) is { } id && Guid.TryParseExact(id, "N", out var guid) && guid.ToString("N") == id ? guid : (Guid?)null;
        var key = VerifierKey.TryParse(After(KeyMark, lines, 2), null, out var parsed) ? parsed : null;
        var leaves = lines.Skip(HeaderLines).Select(ExactBase64.Read).TakeWhile(leaf => leaf is { Length: Leaf.Length }).OfType<byte[]>().ToArray();
        var readable = lines.Count == 0 || lines[0] != Format ? 0 : sheet is null ? 1 : key is null ? 2 : HeaderLines + leaves.Length;
        line = readable + 1;
        file = readable >= HeaderLines && readable == lines.Count ? new LeavesFile(sheet!.Value, key!, leaves) : null;
        return file is not null;
    }

    /// <summary>The text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{Format}\n{SheetMark}{Sheet:N}\n{KeyMark}{Key}\n");
        foreach (var leaf in Leaves)
        {
            text.Append(Convert.ToBase64String(leaf)).Append('\n');
        }

        return text.ToString();
    }

    private static string? After(string mark, IReadOnlyList<string> lines, int index) =>
        index < lines.Count && lines[index].StartsWith(mark, StringComparison.Ordinal) ? lines[index][mark.Length..] : null;
}
