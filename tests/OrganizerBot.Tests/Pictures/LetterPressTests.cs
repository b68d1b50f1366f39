using System.Diagnostics;
using OrganizerBot.Petitions;
using SkiaSharp;
using UglyToad.PdfPig;

namespace OrganizerBot.Pictures;

public sealed class LetterPressTests
{
    private const string Note = "[see letter.md]";
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly LetterPress Press = new();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(3000, 33)]
    public void Every_name_stands_on_a_page_whose_words_can_be_selected(int names, int pages)
    {
        var began = Stopwatch.GetTimestamp();
        var bytes = Press.Print(Letter([.. Enumerable.Range(1, names).Select(number => $"Invented Person {number}")]), Now);
        var took = Stopwatch.GetElapsedTime(began);

        using var paper = PdfDocument.Open(bytes);
        var text = string.Concat(paper.GetPages().Select(page => page.Text));
        Assert.Equal("Café à Žižkov", paper.Information.Title);
        Assert.InRange(paper.NumberOfPages, pages, pages + 1);
        Assert.All(paper.GetPages(), page => Assert.Equal((595, 842), (page.Width, page.Height)));
        Assert.All(Enumerable.Range(1, names), number => Assert.Contains($"{number}. Invented Person {number}", text, StringComparison.Ordinal));
        Assert.All(paper.GetPages(), page => Assert.EndsWith($"Page {page.Number} of {paper.NumberOfPages}", page.Text, StringComparison.Ordinal));
        Assert.InRange(bytes.Length, 1000, 3 * 1024 * 1024);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("Ana Ferreira", "Ana Ferreira")]
    [InlineData("Žofie Đorđević Ñandú", "Žofie Đorđević Ñandú")]
    [InlineData("Ελένη Παππά", "Ελένη Παππά")]
    [InlineData("Олена Шевченко", "Олена Шевченко")]
    [InlineData("田中 花子", Note)]
    [InlineData("Tanaka (田中) Hanako", "Tanaka ( [see letter.md]) Hanako")]
    [InlineData("שרה כהן", Note)]
    [InlineData("محمد", Note)]
    [InlineData("प्रिया", Note)]
    [InlineData("Ana 👩‍🔧 Silva", "Ana [see letter.md] Silva")]
    [InlineData("Z̷a̷l̷g̷o̷", Note)]
    public void What_cannot_be_printed_right_is_said_to_stand_elsewhere(string name, string printed)
    {
        using var typeface = SKTypeface.FromStream(PictureFont.Open());

        Assert.Equal(printed, new LetterType(typeface, Note).Printable(name));
    }

    [Fact]
    public void Long_words_long_texts_and_hostile_ones_stay_on_the_page()
    {
        var letter = Letter([new string('W', 300), "a\tb\u202Ec", ""]) with { Title = new string('X', 150) };
        letter = letter with { Parts = [new LetterText(string.Join("\n\n", Enumerable.Repeat(string.Join(' ', Enumerable.Repeat("word", 120)), 25))), .. letter.Parts] };

        using var paper = PdfDocument.Open(Press.Print(letter, Now));

        Assert.InRange(paper.NumberOfPages, 3, 9);
        Assert.All(paper.GetPages().SelectMany(page => page.Letters), drawn => Assert.InRange(drawn.BoundingBox.Right, 0, 595 - 60));
        Assert.All(paper.GetPages().SelectMany(page => page.Letters), drawn => Assert.InRange(drawn.BoundingBox.Bottom, 30, 842));
    }

    private static Letter Letter(IReadOnlyList<string> names) => new(
        "Café à Žižkov",
        "en",
        [
            new LetterText("To: the chief executive"),
            new LetterText("We, who work here, ask you to stop.\n\nWe want a say."),
            new LetterHeading($"{names.Count} signatures of 60"),
            new LetterText("One signature per account."),
            new LetterHeading("Signed by name"),
            new LetterNames(names),
            new LetterHeading("How to check"),
            new LetterCode(["organizerbot/tally/0195f3a0", "3", "abc=", "", "— organizerbot/tally/0195f3a0 xyz="]),
        ],
        new LetterNotes(Note, (page, pages) => $"Page {page} of {pages}"));
}
