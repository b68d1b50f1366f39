using OrganizerBot.Languages;
using OrganizerBot.Pictures;
using OrganizerBot.PublicPages;
using SkiaSharp;

namespace OrganizerBot.Web.Public;

/// <summary>The picture that other sites show beside a page's address: whom it is about, and its numbers.</summary>
internal static class SharePicture
{
    /// <summary>Its width in pixels, as such sites want it.</summary>
    public const int Width = 1200;

    /// <summary>Its height.</summary>
    public const int Height = 630;

    private const int Margin = 80;
    private const int MostLines = 2;

    private static readonly SKTypeface Typeface = SKTypeface.FromStream(PictureFont.Open());
    private static readonly SKColor Paper = SKColor.Parse("#fbfaf8");
    private static readonly SKColor Ink = SKColor.Parse("#1d1d1f");
    private static readonly SKColor Soft = SKColor.Parse("#65625c");
    private static readonly SKColor Accent = SKColor.Parse("#0b6650");

    /// <summary>Draws it, a PNG file.</summary>
    public static byte[] Draw(PublicPage page)
    {
        var words = Words.In(page.Owner.Language);
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height));
        var canvas = surface.Canvas;
        canvas.Clear(Paper);
        using (var accent = new SKPaint { Color = Accent })
        {
            canvas.DrawRect(0, 0, Width, 16, accent);
        }

        var type = new LetterType(Typeface, "…");
        Write(canvas, words.Plain($"public.eyebrow.{page.Campaign.State.ToString().ToLowerInvariant()}"), Margin, 130, 34, Accent, Width - (2 * Margin));
        var at = 130f;
        foreach (var line in Broken(type.Printable(page.Campaign.Target), 84, Width - (2 * Margin)))
        {
            Write(canvas, line, Margin, at += 100, 84, Ink, Width - (2 * Margin));
        }

        var figures = page.Large(words);
        var column = (Width - (2 * Margin)) / (float)figures.Count;
        foreach (var (figure, index) in figures.Select((figure, index) => (figure, index)))
        {
            Write(canvas, figure.Number, Margin + (index * column), 500, 64, Accent, column - 40);
            Write(canvas, figure.Name, Margin + (index * column), 552, 32, Soft, column - 40);
        }

        using var picture = surface.Snapshot();
        using var png = picture.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    /// <summary>Writes a line, smaller where it would not fit.</summary>
    private static void Write(SKCanvas canvas, string text, float x, float y, float size, SKColor color, float width)
    {
        using var font = new SKFont(Typeface, size) { Edging = SKFontEdging.Antialias };
        font.Size *= Math.Min(1, width / Math.Max(1, font.MeasureText(text)));
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawText(text, x, y, SKTextAlign.Left, font, paint);
    }

    private static List<string> Broken(string text, float size, float width)
    {
        using var font = new SKFont(Typeface, size);
        List<string> lines = [""];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
            if (lines[^1].Length > 0 && font.MeasureText(longer) > width && lines.Count < MostLines)
            {
                lines.Add(word);
            }
            else
            {
                lines[^1] = longer;
            }
        }

        return lines;
    }
}
