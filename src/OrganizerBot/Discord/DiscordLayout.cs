using System.Text.Json.Nodes;
using OrganizerBot.Messages;

namespace OrganizerBot.Discord;

/// <summary>Puts the parts of a message on pages, in order. What does not fit goes on; nothing is left out.</summary>
internal sealed class DiscordLayout(string? mark)
{
    /// <summary>Begins a small line.</summary>
    public const string Small = "-# ";

    private const int ShortName = 30;
    private const int ShortValue = 60;
    private const int ProgressBlocks = 10;
    private const string Paragraphs = "\n\n";
    private const string Lines = "\n";

    /// <summary>Room in a piece for what is put before it, and for the mark below it.</summary>
    private const int Slack = 96;

    private readonly List<DiscordPage> _pages = [new(Reserved(mark))];
    private readonly List<Chart> _pictures = [];

    /// <summary>Adds one part.</summary>
    public void Add(Node node)
    {
        switch (node)
        {
            case Heading heading:
                AddHeading(heading);
                break;
            case Paragraph paragraph:
                AddText(paragraph.Words, "", Paragraphs);
                break;
            case Quote quote:
                AddQuote(quote);
                break;
            case Bullets bullets:
                AddBullets(bullets);
                break;
            case Facts facts:
                AddFacts(facts);
                break;
            case Progress progress:
                AddText(Prose.Of(Bar(progress) + " ") + progress.Words, "", Paragraphs);
                break;
            case Footnote footnote:
                AddFootnote(footnote);
                break;
            case Chart { Shown: not null } chart:
                _pictures.Add(chart);
                break;
            case Chart chart:
                AddText(Prose.Of(chart.Words), Small, Paragraphs);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(node), node.GetType().Name, "An unknown part of a message.");
        }
    }

    /// <summary>The embeds of each page.</summary>
    public IReadOnlyList<JsonArray> Finish()
    {
        // Files go up with the first page only.
        foreach (var left in _pictures.Where(picture => !_pages[0].TryPicture(picture.Shown!, picture.Words)).ToArray())
        {
            AddText(Prose.Of(left.Words), Small, Paragraphs);
        }

        if (_pages[0].IsEmpty)
        {
            // Discord takes no message without anything to show.
            Put("…", Lines);
        }

        foreach (var page in _pages)
        {
            if (mark is not null)
            {
                page.Mark(mark);
            }
        }

        return [.. _pages.Select(page => page.Embeds())];
    }

    private static int Reserved(string? mark) => mark is null ? 0 : Small.Length + mark.Length + Lines.Length;

    private void AddHeading(Heading heading)
    {
        // A title shows neither times nor channels nor addresses.
        var plain = heading.Words.Spans.All(span => span is TextSpan or WrittenSpan or CodeSpan);
        var title = DiscordMarkdown.Text(OnOneLine(heading.Words));
        if (title.Length == 0)
        {
            return;
        }

        if (!plain || title.Length > DiscordPage.MaxTitle)
        {
            AddText(OnOneLine(heading.Words), "### ", Paragraphs);
        }
        else if (!_pages[^1].TryTitle(title))
        {
            NextPage().TryTitle(title);
        }
    }

    private void AddText(Prose words, string opening, string gap)
    {
        foreach (var piece in DiscordMarkdown.Pieces(words, DiscordPage.MaxDescription - Slack))
        {
            Put(opening + piece, gap);
        }
    }

    private void AddFootnote(Footnote footnote)
    {
        // Below fields a small line of our own words stands as the embed's footer; anything else would get an embed for itself.
        var words = footnote.Words.Spans;
        if (!words.All(span => span is TextSpan or CodeSpan) || !_pages[^1].TryFooter(string.Concat(words.Select(span => span is CodeSpan code ? code.Text : ((TextSpan)span).Text))))
        {
            AddText(OnOneLine(footnote.Words), Small, Lines);
        }
    }

    private void AddQuote(Quote quote)
    {
        var gap = Paragraphs;
        foreach (var line in quote.Words.ReplaceLineEndings("\n").Split('\n'))
        {
            IReadOnlyList<string> pieces = DiscordMarkdown.Pieces(new Prose([new WrittenSpan(line)]), DiscordPage.MaxDescription - Slack);
            foreach (var piece in pieces is [] ? [""] : pieces)
            {
                Put("> " + piece, gap);
                gap = Lines;
            }
        }
    }

    private void AddBullets(Bullets bullets)
    {
        var gap = Paragraphs;
        foreach (var item in bullets.Items)
        {
            var opening = "- ";
            foreach (var piece in DiscordMarkdown.Pieces(OnOneLine(item), DiscordPage.MaxDescription - Slack))
            {
                Put(opening + piece, gap);
                (opening, gap) = ("  ", Lines);
            }
        }
    }

    private void AddFacts(Facts facts)
    {
        foreach (var fact in facts.Items)
        {
            var name = DiscordEscape.Product(fact.Name, '\n');
            var value = DiscordMarkdown.Text(fact.Value) is { Length: > 0 } text ? text : "–";
            if (name.Length is 0 or > DiscordPage.MaxFieldName || value.Length > DiscordPage.MaxFieldValue)
            {
                AddText(new Prose([new TextSpan(fact.Name, Bold: true)]), "", Paragraphs);
                AddText(fact.Value, "", Lines);
                continue;
            }

            var inline = name.Length <= ShortName && value.Length <= ShortValue && !value.Contains('\n', StringComparison.Ordinal);
            if (!_pages[^1].TryField(name, value, inline))
            {
                NextPage().TryField(name, value, inline);
            }
        }
    }

    private void Put(string text, string gap)
    {
        if (!_pages[^1].TryText(text, gap))
        {
            NextPage().TryText(text, gap);
        }
    }

    private DiscordPage NextPage()
    {
        var page = new DiscordPage(Reserved(mark));
        _pages.Add(page);
        return page;
    }

    private static string Bar(Progress progress)
    {
        var full = (int)Math.Clamp((long)progress.Current * ProgressBlocks / Math.Max(1, progress.Goal), 0, ProgressBlocks);
        return new string('█', full) + new string('░', ProgressBlocks - full);
    }

    /// <summary>A title, a list entry and a small line each end where their line ends.</summary>
    private static Prose OnOneLine(Prose prose) => new([.. prose.Spans.Select(span => span switch
    {
        TextSpan text => text with { Text = text.Text.ReplaceLineEndings(" ") },
        WrittenSpan written => written with { Text = written.Text.ReplaceLineEndings(" ") },
        _ => span,
    })]);
}
