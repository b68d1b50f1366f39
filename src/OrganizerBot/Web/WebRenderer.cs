using System.Text;
using System.Text.Encodings.Web;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Web;

/// <summary>Turns messages into HTML, as Discord's and Slack's renderers turn them into theirs. What a person wrote is text here and nothing else; addresses are shown and not linked, so that the page leads nowhere.</summary>
internal static class WebRenderer
{
    /// <summary>The parts of a message.</summary>
    public static string Html(Message message, Words words) => string.Join('\n', message.Nodes.Select(node => Html(node, words)));

    /// <summary>Text as HTML.</summary>
    public static string Escape(string text) => HtmlEncoder.Default.Encode(text);

    private static string Html(Node node, Words words) => node switch
    {
        Heading heading => $"<h1>{Html(heading.Words, words)}</h1>",
        Paragraph paragraph => $"<p>{Html(paragraph.Words, words)}</p>",
        Quote quote => $"<blockquote>{Lines(quote.Words)}</blockquote>",
        Bullets bullets => $"<ul>{string.Concat(bullets.Items.Select(item => $"<li>{Html(item, words)}</li>"))}</ul>",
        Facts facts => $"<dl>{string.Concat(facts.Items.Select(fact => $"<dt>{Escape(fact.Name)}</dt><dd>{Html(fact.Value, words)}</dd>"))}</dl>",
        Progress progress => $"<p><progress max=\"{progress.Goal}\" value=\"{progress.Current}\"></progress> {Html(progress.Words, words)}</p>",
        Footnote footnote => $"<p class=\"note\">{Html(footnote.Words, words)}</p>",
        Chart chart => $"<p class=\"note\">{Escape(chart.Words)}</p>",
        _ => throw new ArgumentOutOfRangeException(nameof(node), node.GetType().Name, "An unknown part of a message."),
    };

    /// <summary>A run of words.</summary>
    public static string Html(Prose prose, Words words)
    {
        var html = new StringBuilder();
        foreach (var span in prose.Spans)
        {
            html.Append(span switch
            {
                TextSpan text => Bold(Lines(text.Text), text.Bold),
                WrittenSpan written => Bold(Lines(written.Text), written.Bold),
                CodeSpan code => $"<code>{Escape(code.Text)}</code>",
                MomentSpan moment => Escape(Flat.Text(moment, words)),
                LinkSpan link => $"<span class=\"link\">{Escape(link.Url.AbsoluteUri)}</span>",
                ChannelSpan channel => Escape(channel.Channel.Id),
                MemberSpan member => Escape(member.Member.Id),
                GroupSpan group => Escape(group.InWords),
                _ => throw new ArgumentOutOfRangeException(nameof(prose), span.GetType().Name, "An unknown piece of prose."),
            });
        }

        // A sentence stands out as a whole, whatever was filled into it.
        return html.Replace("</strong><strong>", "").ToString();
    }

    private static string Bold(string html, bool bold) => bold ? $"<strong>{html}</strong>" : html;

    private static string Lines(string text) => string.Join("<br>", text.Split('\n').Select(Escape));
}
