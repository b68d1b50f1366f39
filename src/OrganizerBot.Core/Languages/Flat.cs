using System.Globalization;
using OrganizerBot.Messages;

namespace OrganizerBot.Languages;

/// <summary>Words without any markup: for labels, for the preview on a locked phone, for a screen reader.</summary>
public static class Flat
{
    /// <summary>The words of a run.</summary>
    public static string Text(Prose prose, Words words)
    {
        ArgumentNullException.ThrowIfNull(prose);
        return string.Concat(prose.Spans.Select(span => Text(span, words)));
    }

    /// <summary>The words of a message, one part a line.</summary>
    public static string Text(Message message, Words words)
    {
        ArgumentNullException.ThrowIfNull(message);
        return string.Join('\n', message.Nodes.SelectMany(node => Lines(node, words)));
    }

    /// <summary>A point in time in words, with its zone.</summary>
    public static string Text(MomentSpan moment, Words words)
    {
        ArgumentNullException.ThrowIfNull(moment);
        ArgumentNullException.ThrowIfNull(words);
        var at = moment.At.ToUniversalTime();
        var day = at.ToString(words.Language.DayPattern, words.Culture);
        return moment.DayOnly ? day : day + at.ToString(" HH:mm 'UTC'", CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> Lines(Node node, Words words) => node switch
    {
        Heading heading => [Text(heading.Words, words)],
        Paragraph paragraph => [Text(paragraph.Words, words)],
        Quote quote => [quote.Words],
        Bullets bullets => bullets.Items.Select(item => "• " + Text(item, words)),
        Facts facts => facts.Items.Select(fact => $"{fact.Name}: {Text(fact.Value, words)}"),
        Progress progress => [Text(progress.Words, words)],
        Footnote footnote => [Text(footnote.Words, words)],
        Chart chart => [chart.Words],
        _ => throw new ArgumentOutOfRangeException(nameof(node), node.GetType().Name, "An unknown part of a message."),
    };

    private static string Text(Span span, Words words) => span switch
    {
        TextSpan text => text.Text,
        WrittenSpan written => written.Text,
        CodeSpan code => code.Text,
        MomentSpan moment => Text(moment, words),
        LinkSpan link => link.Url.AbsoluteUri,
        ChannelSpan channel => channel.Channel.Id,
        MemberSpan member => member.Member.Id,
        GroupSpan group => group.InWords,
        _ => throw new ArgumentOutOfRangeException(nameof(span), span.GetType().Name, "An unknown piece of prose."),
    };
}
