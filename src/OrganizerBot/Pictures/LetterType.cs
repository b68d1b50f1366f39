using System.Globalization;
using System.Text;
using SkiaSharp;

namespace OrganizerBot.Pictures;

/// <summary>What the font can write, one letter after the other from left to right. What it lacks, and scripts whose letters join, stack or run the other way, are replaced by a note that says where they can be read: nothing is dropped, and nothing is printed wrong.</summary>
/// <param name="typeface">The font.</param>
/// <param name="elsewhere">The note.</param>
internal sealed class LetterType(SKTypeface typeface, string elsewhere)
{
    /// <summary>From Hebrew to Myanmar: scripts that need more than letters side by side. So do marks that stand on others.</summary>
    private const int FirstJoined = 0x0590;
    private const int LastJoined = 0x109F;

    private readonly Dictionary<int, bool> _known = [];

    /// <summary>The font.</summary>
    public SKTypeface Typeface => typeface;

    /// <summary>A line as it can be printed.</summary>
    public string Printable(string line)
    {
        if (line.EnumerateRunes().All(IsKnown))
        {
            return line;
        }

        var printable = new StringBuilder(line.Length);
        var isNoted = false;
        var graphemes = StringInfo.GetTextElementEnumerator(line);
        while (graphemes.MoveNext())
        {
            var grapheme = graphemes.GetTextElement();
            if (grapheme.EnumerateRunes().All(IsKnown))
            {
                // Words between such letters stay; mere spaces between them do not part one note from the next.
                printable.Append(grapheme);
                isNoted &= string.IsNullOrWhiteSpace(grapheme);
            }
            else if (!isNoted)
            {
                printable.Append(printable.Length > 0 && !char.IsWhiteSpace(printable[^1]) ? " " : "").Append(elsewhere);
                isNoted = true;
            }
        }

        return string.Join(' ', printable.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private bool IsKnown(Rune rune)
    {
        if (!_known.TryGetValue(rune.Value, out var isKnown))
        {
            isKnown = _known[rune.Value] = rune.Value == ' '
                || (rune.Value is not ((>= FirstJoined and <= LastJoined) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x1E800 and <= 0x1EFFF))
                    && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control)
                    && typeface.GetGlyph(rune.Value) != 0);
        }

        return isKnown;
    }
}
