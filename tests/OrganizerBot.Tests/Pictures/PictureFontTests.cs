using System.Xml.Linq;
using OrganizerBot.Support;
using SkiaSharp;

namespace OrganizerBot.Pictures;

public sealed class PictureFontTests
{
    [Fact]
    public void It_has_a_sign_for_every_letter_of_our_words_in_every_language()
    {
        using var typeface = SKTypeface.FromStream(PictureFont.Open());
        var words = Directory.EnumerateFiles(Repository.PathOf("src", "OrganizerBot.Core", "Languages"), "*.resx").SelectMany(file => XDocument.Load(file).Descendants("value"));
        var letters = string.Concat(words.Select(word => word.Value)).Where(letter => !char.IsControl(letter)).Distinct().ToArray();

        Assert.Equal("DejaVu Sans", typeface.FamilyName);
        Assert.Contains('é', letters);
        Assert.Empty(letters.Where(letter => typeface.GetGlyph(letter) == 0).Select(letter => $"U+{(int)letter:X4}"));

        // A font that had a sign for everything could not fail here.
        Assert.Equal(0, typeface.GetGlyph(0x4E00));
    }
}
