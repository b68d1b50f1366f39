using SkiaSharp;

namespace OrganizerBot.Pictures;

/// <summary>One line of words as a picture can show it, each letter in a font that has it.</summary>
/// <param name="cells">Its letters.</param>
internal sealed class PictureText(IReadOnlyList<PictureText.Cell> cells)
{
    /// <summary>A letter, from left to right.</summary>
    /// <param name="Letter">It, as it is drawn.</param>
    /// <param name="Face">The font that has it.</param>
    /// <param name="Advance">How far it moves the next one, in ems.</param>
    /// <param name="IsWhole">Whether words may be cut before it: it is not the rest of a sign that has several letters, such as a flag.</param>
    internal readonly record struct Cell(string Letter, PictureFace Face, float Advance, bool IsWhole);

    /// <summary>Its letters.</summary>
    public IReadOnlyList<Cell> Cells => cells;

    /// <summary>Whether there is nothing to see.</summary>
    public bool IsEmpty => cells.Count == 0;

    /// <summary>How wide it is.</summary>
    /// <param name="size">The size of the letters, in pixels an em; so is the answer.</param>
    public float Width(float size) => cells.Sum(cell => cell.Advance) * size;

    /// <summary>The same within a width: its end is replaced by an ellipsis where it does not fit. What one sees as one letter is never cut in two.</summary>
    /// <param name="size">The size of the letters, in pixels an em.</param>
    /// <param name="width">The most it may take, in pixels.</param>
    /// <param name="ellipsis">The ellipsis.</param>
    public PictureText Within(float size, float width, Cell ellipsis)
    {
        if (Width(size) <= width)
        {
            return this;
        }

        var (fits, at) = (0, ellipsis.Advance * size);
        for (var next = 0; next < cells.Count && at <= width; next++)
        {
            fits = cells[next].IsWhole ? next : fits;
            at += cells[next].Advance * size;
        }

        while (fits > 0 && cells[fits - 1].Letter is " " or "…")
        {
            fits--;
        }

        return new([.. cells.Take(fits), ellipsis]);
    }

    /// <summary>The same in lines within a width, broken between words where there are any.</summary>
    /// <param name="size">The size of the letters, in pixels an em.</param>
    /// <param name="width">The most a line may take, in pixels.</param>
    /// <param name="most">How many lines there may be; the last one ends in an ellipsis where they are not enough.</param>
    /// <param name="ellipsis">The ellipsis.</param>
    public IReadOnlyList<PictureText> Lines(float size, float width, int most, Cell ellipsis)
    {
        if (most == 1 || Width(size) <= width)
        {
            return [Within(size, width, ellipsis)];
        }

        var end = Break(size, width);
        return [new([.. cells.Take(end)]), .. new PictureText([.. cells.Skip(end).SkipWhile(cell => cell.Letter == " ")]).Lines(size, width, most - 1, ellipsis)];
    }

    /// <summary>Where a line ends best: at a space, so that it and the rest are about as long where both fit, or as late as possible; in a word only where there is no space.</summary>
    private int Break(float size, float width)
    {
        var (all, at) = (Width(size), cells[0].Advance * size);
        var (end, isSpaced, longest) = (1, false, float.MaxValue);
        for (var next = 1; next < cells.Count && at <= width; next++)
        {
            var isSpace = cells[next].Letter == " ";
            var longer = Math.Max(at, all - at);
            if (isSpace ? !isSpaced || longer < longest || longest > width : !isSpaced && cells[next].IsWhole)
            {
                (end, isSpaced, longest) = (next, isSpace, longer);
            }

            at += cells[next].Advance * size;
        }

        return end;
    }

    /// <summary>Draws it.</summary>
    /// <param name="canvas">Where.</param>
    /// <param name="x">Its left end.</param>
    /// <param name="baseline">The line on which its letters stand.</param>
    /// <param name="size">The size of the letters, in pixels an em.</param>
    /// <param name="type">The fonts.</param>
    /// <param name="ink">The colour.</param>
    public void Draw(SKCanvas canvas, float x, float baseline, float size, PictureType type, SKPaint ink)
    {
        for (var first = 0; first < cells.Count;)
        {
            var (face, after, width) = (cells[first].Face, first, 0f);
            for (; after < cells.Count && cells[after].Face == face; after++)
            {
                width += cells[after].Advance * size;
            }

            canvas.DrawText(string.Concat(cells.Skip(first).Take(after - first).Select(cell => cell.Letter)), x, baseline, SKTextAlign.Left, type.FontOf(face, size), ink);
            x += width;
            first = after;
        }
    }
}
