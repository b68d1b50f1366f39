using System.Globalization;
using OrganizerBot.Petitions;
using SkiaSharp;

namespace OrganizerBot.Pictures;

/// <summary>Sets a letter in lines and pages, and draws them. Lengths are in points, a 72nd of an inch.</summary>
internal sealed class LetterSetting(LetterType type) : IDisposable
{
    /// <summary>How wide a page is.</summary>
    public const float Width = 595;

    /// <summary>How high a page is.</summary>
    public const float Height = 842;

    private const float Margin = 64;
    private const float Foot = 40;
    private const float Gutter = 18;
    private const float TextSize = 10.5f;
    private const float SmallSize = 8.5f;
    private const float HeadingSize = 13;
    private const float TitleSize = 19;
    private const float LineSpace = 1.4f;
    private const float Within = Width - (2 * Margin);

    private readonly List<List<Placed>> _pages = [[]];
    private readonly Dictionary<float, SKFont> _fonts = [];
    private readonly SKPaint _ink = new() { Color = SKColors.Black, IsAntialias = true };
    private readonly SKPaint _grey = new() { Color = new SKColor(0x55, 0x55, 0x55), IsAntialias = true };
    private float _at = Margin;

    /// <summary>A line at its place: where its letters stand.</summary>
    internal readonly record struct Placed(string Words, float X, float Y, float Size);

    /// <summary>Sets a letter.</summary>
    /// <returns>What stands on each page.</returns>
    public IReadOnlyList<IReadOnlyList<Placed>> Set(Letter letter)
    {
        Lines(letter.Title, TitleSize, Margin, Within);
        foreach (var part in letter.Parts)
        {
            _at += TextSize;
            switch (part)
            {
                case LetterHeading heading:
                    // A heading keeps company with the lines that it is about.
                    Keep((HeadingSize + (3 * TextSize)) * LineSpace);
                    Lines(heading.Words, HeadingSize, Margin, Within);
                    break;
                case LetterText text:
                    Paragraphs(text.Words);
                    break;
                case LetterNames names:
                    Columns(names.Names);
                    break;
                case LetterCode code:
                    Code(code.Lines);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(letter), part.GetType().Name, "An unknown part of a letter.");
            }
        }

        return _pages;
    }

    /// <summary>Draws a page.</summary>
    /// <param name="canvas">Where.</param>
    /// <param name="page">What stands on it.</param>
    /// <param name="foot">Its foot.</param>
    public void Draw(SKCanvas canvas, IReadOnlyList<Placed> page, string foot)
    {
        foreach (var line in page)
        {
            canvas.DrawText(line.Words, line.X, line.Y, SKTextAlign.Left, FontOf(line.Size), _ink);
        }

        canvas.DrawText(foot, Width / 2, Height - Foot, SKTextAlign.Center, FontOf(SmallSize), _grey);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var font in _fonts.Values)
        {
            font.Dispose();
        }

        _ink.Dispose();
        _grey.Dispose();
    }

    private void Paragraphs(string words)
    {
        foreach (var line in words.Split('\n'))
        {
            if (line.Trim().Length == 0)
            {
                _at += TextSize * LineSpace / 2;
            }
            else
            {
                Lines(line, TextSize, Margin, Within);
            }
        }
    }

    private void Code(IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            if (line.Length == 0)
            {
                _at += SmallSize * LineSpace;
            }
            else
            {
                Lines(line, SmallSize, Margin + Gutter, Within - Gutter);
            }
        }
    }

    /// <summary>Numbered names in two columns, read down the left and then down the right of each page.</summary>
    private void Columns(IReadOnlyList<string> names)
    {
        var width = (Within - Gutter) / 2;
        var number = 0;
        while (number < names.Count)
        {
            var (top, lowest) = (_at, _at);
            for (var column = 0; column < 2 && number < names.Count; column++)
            {
                _at = top;
                while (number < names.Count && Broken(Numbered(names, number), TextSize, width) is var lines && (_at + Needs(lines.Count, TextSize) <= Height - Margin || _at <= Margin))
                {
                    Place(lines, TextSize, Margin + (column * (width + Gutter)));
                    number++;
                }

                lowest = Math.Max(lowest, _at);
            }

            _at = lowest;
            if (number < names.Count)
            {
                Turn();
            }
        }
    }

    private static string Numbered(IReadOnlyList<string> names, int index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {names[index]}");

    private void Lines(string words, float size, float x, float width)
    {
        foreach (var line in Broken(words, size, width))
        {
            Keep(Needs(1, size));
            Place([line], size, x);
        }
    }

    private void Place(IReadOnlyList<string> lines, float size, float x)
    {
        foreach (var line in lines)
        {
            _pages[^1].Add(new Placed(line, x, _at + size, size));
            _at += size * LineSpace;
        }
    }

    private static float Needs(int lines, float size) => lines * size * LineSpace;

    private void Keep(float height)
    {
        if (_at + height > Height - Margin)
        {
            Turn();
        }
    }

    private void Turn()
    {
        _pages.Add([]);
        _at = Margin;
    }

    /// <summary>Words in lines that fit; a word that is longer than a line is broken where it must be.</summary>
    private List<string> Broken(string words, float size, float width)
    {
        var font = FontOf(size);
        List<string> lines = [];
        var line = "";
        foreach (var word in type.Printable(words.Trim()).Split(' '))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (font.MeasureText(longer) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0)
            {
                lines.Add(line);
            }

            line = word;
            while (font.MeasureText(line) > width)
            {
                var fits = Math.Max(1, font.BreakText(line, width));
                fits -= fits < line.Length && fits > 1 && char.IsLowSurrogate(line[fits]) ? 1 : 0;
                lines.Add(line[..fits]);
                line = line[fits..];
            }
        }

        return [.. lines, line];
    }

    private SKFont FontOf(float size)
    {
        if (!_fonts.TryGetValue(size, out var font))
        {
            // Drawn as it was made, whatever screen it is read on: no hints, and letters between the dots.
            _fonts[size] = font = new SKFont(type.Typeface, size) { Subpixel = true, Hinting = SKFontHinting.None };
        }

        return font;
    }
}
