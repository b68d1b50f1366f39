using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>Prose in text objects, where rich text cannot stand: facts, progress, footnotes.</summary>
/// <remarks>
/// Slack's markup has no escape for <c>*</c>, <c>_</c>, <c>~</c> and the backtick. Words of a person that hold any of them are therefore
/// shown as plain text, where a moment loses the reader's own time zone and nothing else is lost.
/// </remarks>
internal static partial class SlackMarkup
{
    /// <summary>A text object for prose.</summary>
    /// <param name="head">Words of ours before it, plain.</param>
    /// <param name="boldHead">Whether they stand out.</param>
    /// <param name="prose">The prose.</param>
    /// <param name="words">The reader's language.</param>
    /// <param name="most">How many characters fit.</param>
    /// <returns>Null when it does not fit.</returns>
    public static JsonObject? TextObject(string head, bool boldHead, Prose prose, Words words, int most)
    {
        var markup = Head(head, boldHead) + string.Concat(prose.Spans.Select(span => Markup(span, words)));
        if (CanFormat(head) || prose.Spans.Any(span => span is WrittenSpan written && CanFormat(written.Text)))
        {
            var plain = SlackText.Escape(head + Flat.Text(prose, words));
            return plain.Length <= most ? new JsonObject { ["type"] = "plain_text", ["text"] = plain, ["emoji"] = false } : null;
        }

        return markup.Length <= most ? SlackText.Markup(markup) : null;
    }

    /// <summary>Whether Slack would read markup, a quotation or an emoji out of words.</summary>
    private static bool CanFormat(string text) => Marks().IsMatch(text);

    private static string Head(string head, bool bold) => bold ? $"*{SlackText.Escape(head.TrimEnd())}*\n" : SlackText.Escape(head);

    private static string Markup(Span span, Words words) => span switch
    {
        TextSpan text => Styled(text.Text, text.Bold),
        WrittenSpan written => Styled(written.Text, written.Bold),
        CodeSpan code => code.Text.Contains('`', StringComparison.Ordinal) ? SlackText.Escape(code.Text) : $"`{SlackText.Escape(code.Text)}`",
        MomentSpan moment => Moment(moment, words),
        LinkSpan link => $"<{SlackText.Escape(Address(link.Url))}>",
        ChannelSpan { Channel: { Platform: Platform.Slack } channel } when channel.Id.All(char.IsAsciiLetterOrDigit) => $"<#{channel.Id}>",
        ChannelSpan channel => SlackText.Escape(channel.Channel.Id),
        MemberSpan { Member: { Platform: Platform.Slack } member } when member.Id.All(char.IsAsciiLetterOrDigit) => $"<@{member.Id}>",
        MemberSpan member => SlackText.Escape(member.Member.Id),
        // A mention of a user group notifies everybody in it.
        GroupSpan group => SlackText.Escape(group.InWords),
        _ => throw new ArgumentOutOfRangeException(nameof(span), span.GetType().Name, "An unknown piece of prose."),
    };

    private static string Styled(string text, bool bold) =>
        bold && text.Trim().Length > 0 && !text.Contains('\n', StringComparison.Ordinal) ? $"*{SlackText.Escape(text)}*" : SlackText.Escape(text);

    private static string Moment(MomentSpan moment, Words words)
    {
        var shown = SlackText.Escape(Flat.Text(moment, words)).Replace('|', ' ');
        return string.Create(CultureInfo.InvariantCulture, $"<!date^{moment.At.ToUnixTimeSeconds()}^{MomentFormat(moment)}|{shown}>");
    }

    /// <summary>How Slack is to write a moment: in the reader's language, and for an hour in the zone of their device.</summary>
    public static string MomentFormat(MomentSpan moment) => moment.DayOnly ? "{date_long}" : "{date_long} {time}";

    private static string Address(Uri url) => url.AbsoluteUri.Replace("|", "%7C", StringComparison.Ordinal);

    [GeneratedRegex(@"[*_~`>]|:[\w+'-]+:")]
    private static partial Regex Marks();
}
