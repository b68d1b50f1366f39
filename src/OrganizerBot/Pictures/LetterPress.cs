using OrganizerBot.Petitions;
using SkiaSharp;

namespace OrganizerBot.Pictures;

/// <summary>Prints letters as PDF, on A4, in the font of the program.</summary>
internal sealed class LetterPress : ILetterPress
{
    private readonly Lazy<SKTypeface> _typeface = new(() => SKTypeface.FromStream(PictureFont.Open()));

    /// <inheritdoc/>
    public byte[] Print(Letter letter, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(letter);
        using var setting = new LetterSetting(new LetterType(_typeface.Value, letter.Notes.Elsewhere));
        var pages = setting.Set(letter);
        using var paper = new MemoryStream();
        using (var document = SKDocument.CreatePdf(paper, About(letter, now)))
        {
            for (var number = 1; number <= pages.Count; number++)
            {
                setting.Draw(document.BeginPage(LetterSetting.Width, LetterSetting.Height), pages[number - 1], letter.Notes.Page(number, pages.Count));
                document.EndPage();
            }

            document.Close();
        }

        return paper.ToArray();
    }

    private static SKDocumentPdfMetadata About(Letter letter, DateTimeOffset now) => new(SKDocumentPdfMetadata.DefaultRasterDpi)
    {
        Title = letter.Title,
        Creator = "OrganizerBot",
        Producer = "OrganizerBot",
        Creation = now.UtcDateTime,
        Modified = now.UtcDateTime,
    };
}
