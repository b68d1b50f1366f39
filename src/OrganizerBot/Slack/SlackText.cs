using System.Text.Json.Nodes;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>Slack's text objects. Exactly three characters are escaped in them (docs.slack.dev, escaping text); that also takes the power from every mention.</summary>
internal static class SlackText
{
    /// <summary>Escapes words for a text object or a fallback text.</summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Escaped words that fit, with an ellipsis where some did not. For labels and fallbacks only: what people must read in full is never cut.</summary>
    public static string Fit(string text, int most)
    {
        var escaped = Escape(text);
        for (var room = most; escaped.Length > most; room -= Math.Max(1, escaped.Length - most))
        {
            escaped = Escape(UserText.Cut(text, Math.Max(0, room - 1))) + "…";
        }

        return escaped;
    }

    /// <summary>Words that Slack shows as they are: no markup, no links, no emoji names.</summary>
    public static JsonObject Plain(string text, int most) => new() { ["type"] = "plain_text", ["text"] = Fit(text, most), ["emoji"] = false };

    /// <summary>Words with Slack's markup, in which nothing but the markup is interpreted.</summary>
    public static JsonObject Markup(string markup) => new() { ["type"] = "mrkdwn", ["text"] = markup, ["verbatim"] = true };
}
