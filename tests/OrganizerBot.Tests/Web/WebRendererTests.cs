using OrganizerBot.Contracts;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Web;

public sealed class WebRendererTests
{
    private static readonly Words English = Words.In(Language.English);

    [Fact]
    public void What_a_person_wrote_is_text_wherever_it_stands()
    {
        const string hostile = "</h1><script>alert(1)</script>&\"'<img src=x onerror=y>";
        var written = new UserText(hostile);
        Message message = new([
            new Heading(Prose.Of(written)),
            new Paragraph(new Prose([new WrittenSpan(hostile, true), new CodeSpan(hostile), new ChannelSpan(new ChannelRef(Platform.Discord, hostile))])),
            new Quote(hostile),
            new Bullets([Prose.Of(written)]),
            new Facts([new Fact(hostile, Prose.Of(written))]),
            new Progress(1, 2, Prose.Of(written)),
            new Footnote(Prose.Of(written)),
        ]);

        var html = WebRenderer.Html(message, English);

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("onerror=y>", html, StringComparison.Ordinal);
        Assert.Equal(10, html.Split("&lt;script&gt;").Length - 1);
    }

    [Fact]
    public void Parts_keep_their_order_and_their_kind()
    {
        Message message = new([
            new Heading(Prose.Of("What is kept")),
            new Bullets([Prose.Of("one"), English.Say("member.export.named")]),
            new Quote("first\nsecond"),
            new Paragraph(new Prose([new LinkSpan(new Uri("https://example.org/a?b=1&c=2")), new MomentSpan(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero), DayOnly: true)])),
        ]);

        Assert.Equal(
            """
            <h1>What is kept</h1>
            <ul><li>one</li><li><strong>With your name:</strong></li></ul>
            <blockquote>first<br>second</blockquote>
            <p><span class="link">https://example.org/a?b=1&amp;c=2</span>1 March 2027</p>
            """.ReplaceLineEndings("\n"),
            WebRenderer.Html(message, English));
    }

    [Fact]
    public void Everything_that_the_bot_can_say_can_be_shown() => Assert.All(
        Gallery.Methods.SelectMany(method => Gallery.Of(method).Take(3)), exhibit => Assert.NotEmpty(WebRenderer.Html(exhibit.Message, Words.In(exhibit.Language))));
}
