using System.Text;
using CsCheck;

namespace OrganizerBot.Pictures;

public sealed class PictureTypeTests
{
    private static readonly PictureType Type = new();

    [Theory]
    [InlineData("Café à Žižkov", "Café à Žižkov")]
    [InlineData("Cafe\u0301", "Café")]
    [InlineData("  a \t\n b\u00A0 c\u3000", "a b c")]
    [InlineData("田中 花子、ありがとう。", "田中 花子、ありがとう。")]
    [InlineData("휴게 시간", "휴게 시간")]
    [InlineData("soup 🍲!", "soup 🍲!")]
    [InlineData("👍🏽 👩‍🔧 🇫🇷 1️⃣ ❤️ 🏳️‍🌈", "👍 👩🔧 FR 1 ❤ 🏳🌈")]
    [InlineData("a\u202Eb\u200B\u2066c\u00ADd\uFEFF", "abcd")]
    [InlineData("\u200B\u200D", "")]
    [InlineData("", "")]
    [InlineData("Tanaka (محمد) Hanako", "Tanaka (…) Hanako")]
    [InlineData("שרה כהן, Ana", "…, Ana")]
    [InlineData("प्रिया", "…")]
    [InlineData("สวัสดี x", "… x")]
    [InlineData("Z̷a̷l̷g̷o̷ y", "… y")]
    [InlineData("\uE000\uFFFF\uFFFD", "…")]
    public void What_can_be_shown_right_is_shown(string words, string shown) => Assert.Equal(shown, Shown(Type.Set(words)));

    [Fact]
    public void A_half_of_a_character_is_none() => Assert.Equal("a… b", Shown(Type.Set("a\uD83D b")));

    [Fact]
    public void Each_letter_is_in_a_font_that_has_it()
    {
        var faces = Type.Set("a田한🍲❤️").Cells.Select(cell => cell.Face);

        Assert.Equal([PictureFace.Plain, PictureFace.EastAsian, PictureFace.EastAsian, PictureFace.Emoji, PictureFace.Emoji], faces);
    }

    [Fact]
    public void No_text_has_a_letter_without_a_sign() => Gen.String.Sample(
        words => Type.Set(words + "田 👩‍🔧").Cells.All(cell => cell.Letter.EnumerateRunes().All(rune => Type.FontOf(cell.Face, 100).GetGlyph(rune.Value) != 0)),
        iter: 500);

    [Fact]
    public void Every_character_of_the_first_two_planes_can_be_given()
    {
        for (var first = 0; first < 0x20000; first += 64)
        {
            var words = string.Concat(Enumerable.Range(first, 64).Where(Rune.IsValid).Select(value => new Rune(value).ToString() + ' '));

            Assert.All(Type.Set(words).Cells, cell => Assert.NotEqual(0, Type.FontOf(cell.Face, 100).GetGlyph(cell.Letter.EnumerateRunes().First().Value)));
        }
    }

    [Theory]
    [InlineData("No face recognition", 1000, "No face recognition")]
    [InlineData("No face recognition", 100, "No face…")]
    [InlineData("🇫🇷🇩🇪🇪🇸", 49, "FR…")]
    [InlineData("田中花子田中花子", 80, "田中花…")]
    [InlineData("WWW", 1, "…")]
    public void What_is_too_long_ends_in_an_ellipsis(string words, float width, string shown)
    {
        var text = Type.Set(words).Within(20, width, Type.Dots);

        Assert.Equal(shown, Shown(text));
        Assert.InRange(text.Width(20), 0, Math.Max(width, Type.Dots.Advance * 20));
    }

    [Theory]
    [InlineData("outweighs the contract: 12 to 40", 250, "outweighs the|contract: 12 to 40")]
    [InlineData("outweighs the contract: 12 to 40", 1000, "outweighs the contract: 12 to 40")]
    [InlineData("outweighs the contract: 12 to 40 and more", 150, "outweighs the|contract: 12…")]
    [InlineData("田中花子田中花子", 100, "田中花子田|中花子")]
    public void Lines_break_between_words_and_are_about_as_long(string words, float width, string shown) =>
        Assert.Equal(shown, string.Join('|', Type.Set(words).Lines(20, width, 2, Type.Dots).Select(Shown)));

    private static string Shown(PictureText text) => string.Concat(text.Cells.Select(cell => cell.Letter));
}
