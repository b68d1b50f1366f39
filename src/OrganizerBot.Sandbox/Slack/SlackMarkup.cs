using System.Text.RegularExpressions;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>Slack's own markup, read the way its client shows it.</summary>
internal static partial class SlackMarkup
{
    // Private-use characters stand for resolved pieces while formatting is taken away, so that nothing inside them is touched.
    private const char FirstPiece = '\uE000';
    private const char LastPiece = '\uF8FF';

    /// <summary>The text as words: entities decoded, links, mentions and dates resolved, formatting marks gone.</summary>
    /// <param name="text">Text with mrkdwn.</param>
    /// <param name="nameOf">Display names of user ids.</param>
    /// <param name="now">Now, for dates such as "today".</param>
    /// <param name="locale">The language of the reader's client, for dates.</param>
    public static string Show(string text, Func<string, string> nameOf, DateTimeOffset now, string locale)
    {
        List<string> pieces = [];
        string Keep(string piece)
        {
            pieces.Add(piece);
            return ((char)(FirstPiece + pieces.Count - 1)).ToString();
        }

        var plain = Code().Replace(string.Concat(text.Where(character => !IsPiece(character))), code => Keep(Decode(code.Groups["words"].Value)));
        plain = Angle().Replace(plain, angle => Keep(Resolve(angle.Groups[1].Value, nameOf, now, locale)));
        plain = Quote().Replace(plain, "");
        plain = Bold().Replace(plain, "$1");
        plain = Italic().Replace(plain, "$1");
        plain = Strike().Replace(plain, "$1");
        return Expand(Decode(plain), pieces);
    }

    /// <summary>Undoes the three entities that Slack knows.</summary>
    public static string Decode(string text) => text
        .Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal)
        .Replace("&amp;", "&", StringComparison.Ordinal);

    private static bool IsPiece(char character) => character is >= FirstPiece and <= LastPiece;

    // Pieces hold only pieces that were made before them, so this ends.
    private static string Expand(string text, List<string> pieces) =>
        string.Concat(text.Select(character => IsPiece(character) ? Expand(pieces[character - FirstPiece], pieces) : character.ToString()));

    private static string Resolve(string inner, Func<string, string> nameOf, DateTimeOffset now, string locale)
    {
        var bar = inner.IndexOf('|', StringComparison.Ordinal);
        var (target, label) = bar < 0 ? (inner, null) : (inner[..bar], Decode(inner[(bar + 1)..]));
        return target switch
        {
            ['@', .. var user] => "@" + nameOf(user),
            ['#', .. var channel] => "#" + (SlackChannels.WithId(channel)?.Name ?? (label is { Length: > 0 } ? label : channel)),
            ['!', 'd', 'a', 't', 'e', '^', .. var date] => SlackDate.Show(date, label ?? "", now, locale),
            ['!', 's', 'u', 'b', 't', 'e', 'a', 'm', '^', .. var group] => label ?? "@" + (SlackUserGroups.Founded.FirstOrDefault(known => known.Id == group)?.Handle ?? group),
            ['!', .. var word] => "@" + word,
            _ => label is null or "" || label == target ? Decode(target) : $"{label} ({Decode(target)})",
        };
    }

    [GeneratedRegex("```\n?(?<words>.*?)\n?```|`(?<words>[^`\n]+)`", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("<([^<>\n]+)>")]
    private static partial Regex Angle();

    [GeneratedRegex("^(?:>|&gt;) ?", RegexOptions.Multiline)]
    private static partial Regex Quote();

    [GeneratedRegex(@"(?<![\w*])\*(?![\s*])([^*\n]*?[^\s*])\*(?![\w*])")]
    private static partial Regex Bold();

    [GeneratedRegex(@"(?<!\w)_(?![\s_])([^_\n]*?[^\s_])_(?!\w)")]
    private static partial Regex Italic();

    [GeneratedRegex(@"(?<![\w~])~(?![\s~])([^~\n]*?[^\s~])~(?![\w~])")]
    private static partial Regex Strike();
}
