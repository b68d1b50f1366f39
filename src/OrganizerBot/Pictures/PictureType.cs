using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using SkiaSharp;

namespace OrganizerBot.Pictures;

/// <summary>Finds the font for each letter. What none of them can write right stands as an ellipsis: letters that no font has, and scripts whose letters join, stack or run from right to left, which need a shaper. Several threads may use it.</summary>
/// <remarks>Emoji that are joined from several signs are shown as those signs, without the tone of a skin; a flag as the two letters of its country.</remarks>
internal sealed class PictureType
{
    /// <summary>No picture shows more of a text than so many UTF-16 units: what people write may be long, and its rest would be cut off anyway.</summary>
    private const int Most = 400;

    private const string Ellipsis = "…";

    // The larger ones are read when a letter asks for them first.
    private readonly Lazy<SKTypeface>[] _faces = [Read(PictureFont.Open), Read(PictureFont.OpenEastAsian), Read(PictureFont.OpenEmoji)];
    private readonly ConcurrentDictionary<(PictureFace Face, float Size), SKFont> _fonts = [];

    /// <summary>Reads the first of the fonts.</summary>
    public PictureType() => Dots = CellOf(new Rune('…'), PictureFace.Plain, isWhole: true);

    /// <summary>The sign that stands for what is left out.</summary>
    public PictureText.Cell Dots { get; }

    /// <summary>A font in a size.</summary>
    /// <param name="face">The font.</param>
    /// <param name="size">The size, in pixels an em; one of a few.</param>
    public SKFont FontOf(PictureFace face, float size) =>
        // Drawn as it was made: no hints, and letters between the dots, so that a width is the same in every size.
        _fonts.GetOrAdd((face, size), key => new SKFont(_faces[(int)key.Face].Value, key.Size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None, Edging = SKFontEdging.Antialias });

    /// <summary>Words as they can be shown.</summary>
    /// <param name="words">Any text at all.</param>
    public PictureText Set(string words)
    {
        List<PictureText.Cell> cells = [];
        var graphemes = StringInfo.GetTextElementEnumerator(Composed(words));
        while (graphemes.MoveNext())
        {
            Add(cells, graphemes.GetTextElement());
        }

        while (cells is [.., { Letter: " " }])
        {
            cells.RemoveAt(cells.Count - 1);
        }

        return new(cells);
    }

    private static Lazy<SKTypeface> Read(Func<Stream> open) => new(() => SKTypeface.FromStream(open()));

    private void Add(List<PictureText.Cell> cells, string grapheme)
    {
        var drawn = SignsOf(grapheme).ToArray();
        if (drawn is [] || (drawn is [{ Value: ' ' }] && cells is [] or [.., { Letter: " " }]))
        {
            return;
        }

        var isPicture = grapheme.Contains('\uFE0F', StringComparison.Ordinal);
        var begun = cells.Count;
        foreach (var rune in drawn)
        {
            if (FaceOf(rune, isPicture) is { } face)
            {
                cells.Add(CellOf(rune, face, cells.Count == begun));
                continue;
            }

            cells.RemoveRange(begun, cells.Count - begun);

            // One ellipsis for a word and for a whole sentence: mere spaces do not part one from the next.
            if (cells is [.., { Letter: Ellipsis }, { Letter: " " }])
            {
                cells.RemoveAt(cells.Count - 1);
            }
            else if (cells is not [.., { Letter: Ellipsis }])
            {
                cells.Add(Dots);
            }

            return;
        }
    }

    /// <summary>The font that writes a sign right, or none.</summary>
    private PictureFace? FaceOf(Rune rune, bool isPicture)
    {
        if (!PictureScripts.StandsAlone(rune))
        {
            return null;
        }

        ReadOnlySpan<PictureFace> order = isPicture || PictureScripts.IsPicture(rune)
            ? [PictureFace.Emoji, PictureFace.Plain, PictureFace.EastAsian]
            : [PictureFace.Plain, PictureFace.EastAsian, PictureFace.Emoji];
        foreach (var face in order)
        {
            if (_faces[(int)face].Value.GetGlyph(rune.Value) != 0)
            {
                return face;
            }
        }

        return null;
    }

    private PictureText.Cell CellOf(Rune rune, PictureFace face, bool isWhole)
    {
        var letter = rune.ToString();
        return new(letter, face, FontOf(face, 100).MeasureText(letter) / 100, isWhole);
    }

    /// <summary>What is drawn of one sign: spaces of any kind as one, and nothing for what only tells a shaper how to join.</summary>
    private static IEnumerable<Rune> SignsOf(string grapheme) => grapheme.EnumerateRunes().Where(rune => !PictureScripts.IsUnseen(rune)).Select(PictureScripts.Seen);

    /// <summary>The beginning of a text, whole characters only, with letters and their accents in one where Unicode has that.</summary>
    private static string Composed(string words)
    {
        var whole = new StringBuilder(Math.Min(words.Length, Most));
        foreach (var rune in words.EnumerateRunes())
        {
            if (whole.Length >= Most)
            {
                whole.Append('…');
                break;
            }

            whole.Append(PictureScripts.IsCharacter(rune) ? rune.ToString() : "\uFFFD");
        }

        return whole.ToString().Normalize(NormalizationForm.FormC);
    }
}
