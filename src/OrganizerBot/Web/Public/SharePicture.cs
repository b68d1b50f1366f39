using OrganizerBot.Languages;
using OrganizerBot.Pictures;
using OrganizerBot.PublicPages;
using SkiaSharp;

namespace OrganizerBot.Web.Public;

/// <summary>The picture that other sites show beside a page's address: whom it is about, and its numbers.</summary>
internal sealed class SharePicture(ChartPress press)
{
    /// <summary>Its width in pixels, as such sites want it.</summary>
    public const int Width = 1200;

    /// <summary>Its height.</summary>
    public const int Height = 630;

    private const int Margin = 80;
    private const int Within = Width - (2 * Margin);
    private const int MostLines = 2;
    private const float Smallest = 0.5f;

    private static readonly SKColor Paper = SKColor.Parse("#fbfaf8");
    private static readonly SKColor Ink = SKColor.Parse("#1d1d1f");
    private static readonly SKColor Soft = SKColor.Parse("#65625c");
    private static readonly SKColor Accent = SKColor.Parse("#0b6650");

    /// <summary>Draws it, a PNG file.</summary>
    public byte[] Draw(PublicPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var words = Words.In(page.Owner.Language);
        using var picture = new SKBitmap(new SKImageInfo(Width, Height, SKImageInfo.PlatformColorType, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(picture))
        {
            canvas.Clear(Paper);
            using (var accent = new SKPaint { Color = Accent })
            {
                canvas.DrawRect(0, 0, Width, 16, accent);
            }

            var at = 130f;
            Write(canvas, words.Plain($"public.eyebrow.{page.Campaign.State.ToString().ToLowerInvariant()}"), Margin, at, 34, Accent, Within);
            foreach (var line in press.Type.Set(page.Campaign.Target).Lines(84, Within, MostLines, press.Type.Dots))
            {
                Write(canvas, line, Margin, at += 100, 84, Ink);
            }

            var figures = page.Large(words);
            var column = Within / (float)figures.Count;
            foreach (var (index, figure) in figures.Index())
            {
                Write(canvas, figure.Number, Margin + (index * column), 500, 64, Accent, column - 40);
                Write(canvas, figure.Name, Margin + (index * column), 552, 32, Soft, column - 40);
            }
        }

        using var pixels = picture.PeekPixels();
        return ChartPress.Encode(pixels);
    }

    /// <summary>Writes a line, smaller where it would not fit, and cut where it would be too small.</summary>
    private void Write(SKCanvas canvas, string text, float x, float y, float size, SKColor color, float width)
    {
        var line = press.Type.Set(text);
        // A size is one of a few: each has fonts of its own that are kept.
        var fits = line.Width(size) <= width ? size : size * Smallest;
        Write(canvas, line.Within(fits, width, press.Type.Dots), x, y, fits, color);
    }

    private void Write(SKCanvas canvas, PictureText line, float x, float y, float size, SKColor color)
    {
        using var ink = new SKPaint { Color = color, IsAntialias = true };
        line.Draw(canvas, x, y, size, press.Type, ink);
    }
}
