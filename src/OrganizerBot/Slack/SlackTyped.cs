using System.Text.RegularExpressions;

namespace OrganizerBot.Slack;

/// <summary>Gives back what a person typed: Slack wraps addresses and escapes three characters (docs.slack.dev, formatting message text).</summary>
internal static partial class SlackTyped
{
    /// <summary>The words as they were typed. Mentions of channels and members stay as Slack wrote them, because they name an id.</summary>
    /// <param name="text">What Slack sent.</param>
    /// <param name="namesGroups">Whether mentions of user groups stay too, because the command names one; among other words they are what people read.</param>
    public static string Unwrap(string text, bool namesGroups = false)
    {
        var plain = Addresses().Replace(text, match => match.Groups["web"].Success ? match.Groups["web"].Value : match.Groups["label"].Value);
        plain = Broadcasts().Replace(plain, match => namesGroups && match.Groups["who"].Value == "subteam" ? match.Value : "@" + match.Groups["who"].Value);
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
