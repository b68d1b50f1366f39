using System.Text.RegularExpressions;

namespace OrganizerBot.Slack;

/// <summary>Gives back what a person typed: Slack wraps addresses and escapes three characters (docs.slack.dev, formatting message text).</summary>
internal static partial class SlackTyped
{
    /// <summary>The words as they were typed. Mentions of channels and members stay as Slack wrote them, because they name an id.</summary>
    public static string Unwrap(string text)
    {
        var plain = Addresses().Replace(text, match => match.Groups["web"].Success ? match.Groups["web"].Value : match.Groups["label"].Value);
        plain = Broadcasts().Replace(plain, match => "@" + match.Groups["who"].Value);
        return plain
            .Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"<(?:(?<web>https?://[^|<>]+)(?:\|[^<>]*)?|(?:mailto|tel):[^|<>]*\|(?<label>[^<>]*))>")]
    private static partial Regex Addresses();

    [GeneratedRegex(@"<!(?<who>[a-z]+)(?:\^[^|<>]*)?(?:\|[^<>]*)?>")]
    private static partial Regex Broadcasts();
}
