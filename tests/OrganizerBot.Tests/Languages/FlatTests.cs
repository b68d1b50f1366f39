using OrganizerBot.Messages;

namespace OrganizerBot.Languages;

/// <summary>Days and hours as each language writes them.</summary>
public sealed class FlatTests
{
    [Theory]
    [InlineData("en", "27 January 2027", "27 January 2027 23:59 UTC")]
    [InlineData("fr", "27 janvier 2027", "27 janvier 2027 23:59 UTC")]
    [InlineData("de", "27. Januar 2027", "27. Januar 2027 23:59 UTC")]
    [InlineData("es", "27 de enero de 2027", "27 de enero de 2027 23:59 UTC")]
    public void A_day_is_written_as_its_language_does(string language, string day, string hour)
    {
        var words = Words.In(Language.From(language));
        var at = new DateTimeOffset(2027, 1, 27, 23, 59, 0, TimeSpan.Zero);

        Assert.Equal(day, Flat.Text(new MomentSpan(at, DayOnly: true), words));
        Assert.Equal(hour, Flat.Text(new MomentSpan(at), words));
    }
}
