using System.Text.RegularExpressions;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Turns Discord's markup into the plain text that a reader sees: mentions by name, times in words, marks gone.</summary>
internal static partial class DiscordText
{
    // Escaped characters and code are moved out of reach of the other rules, into a private plane, and back at the end.
    private const int Hidden = 0xE000;

    /// <summary>The text as the person sees it.</summary>
    /// <param name="text">Text with markup.</param>
    /// <param name="reader">Whose language times are written in; their zone is UTC, and said to be.</param>
    /// <param name="now">The town's time, for times such as "in 2 days".</param>
    public static string Plain(string? text, DiscordPerson reader, DateTimeOffset now)
    {
        var plain = CodeBlock().Replace(text ?? "", match => Hide(match.Groups[1].Value));
        plain = InlineCode().Replace(plain, match => Hide(match.Groups[1].Value));
        plain = Escape().Replace(plain, match => Hide(match.Groups[1].Value));
        plain = Times().Replace(plain, match => Hide(DiscordTimestamp.Words(match.Groups[1].Value, match.Groups[2].Value, reader.Locale, now) ?? match.Value));
        plain = Mention().Replace(plain, match => Hide(Named(match)));
        plain = Link().Replace(plain, "$1");
        plain = BareLink().Replace(plain, "$1");
        plain = LineStart().Replace(plain, "");
        plain = ListMark().Replace(plain, "$1• ");
        plain = Bold().Replace(plain, "$2");
        plain = Star().Replace(plain, "$1");
        plain = Underscore().Replace(plain, "$1");
        return string.Concat(plain.Select(Show));
    }

    /// <summary>A role's name without "@", or null.</summary>
    public static string? RoleName(string id) => id switch
    {
        DiscordCast.ModeratorRoleId => "Moderators",
        DiscordCast.StewardRoleId => "Stewards",
        DiscordCast.BotRoleId => DiscordCast.BotName,
        _ => null,
    };

    private static string Named(Match match)
    {
        var id = match.Groups["id"].Value;
        return match.Groups["kind"].Value switch
        {
            "@&" => "@" + (RoleName(id) ?? "unknown-role"),
            "#" => "#" + (DiscordCast.Channels.FirstOrDefault(channel => channel.Id == id)?.Name ?? "unknown"),
            "/" => "/" + match.Groups["name"].Value,
            ":" => ":" + match.Groups["name"].Value + ":",
            _ when id == DiscordCast.ApplicationId => "@" + DiscordCast.BotName,
            _ => "@" + (DiscordCast.People.FirstOrDefault(person => person.Id == id)?.Name ?? "unknown-user"),
        };
    }

    private static string Hide(string text) => string.Concat(text.Select(letter => char.IsAscii(letter) && !char.IsControl(letter) ? (char)(letter + Hidden) : letter));

    private static char Show(char letter) => letter is >= (char)Hidden and <= (char)(Hidden + 0x7F) ? (char)(letter - Hidden) : letter;

    [GeneratedRegex(@"(?<!\\)```(?:[a-zA-Z0-9+-]*\n)?([\s\S]+?)```")]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"(?<![\\`])`([^`\n]+)`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])")]
    private static partial Regex Escape();

    [GeneratedRegex(@"<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>")]
    private static partial Regex Times();

    [GeneratedRegex(@"<(?<kind>@&|@!?|#)(?<id>\d+)>|<(?<kind>/)(?<name>[^:>]+):(?<id>\d+)>|<a?(?<kind>:)(?<name>\w+):(?<id>\d+)>")]
    private static partial Regex Mention();

    [GeneratedRegex(@"\[([^\]\n]+)\]\(<?https?://[^\s)>]+>?(?:\s""[^""]*"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"<(https?://[^\s>]+)>")]
    private static partial Regex BareLink();

    [GeneratedRegex(@"^(?:#{1,3} |-# |>>> |> )", RegexOptions.Multiline)]
    private static partial Regex LineStart();

    [GeneratedRegex(@"^( *)[-*] ", RegexOptions.Multiline)]
    private static partial Regex ListMark();

    [GeneratedRegex(@"(\*\*|__|~~|\|\|)(?=\S)([\s\S]+?)(?<=\S)\1")]
    private static partial Regex Bold();

    [GeneratedRegex(@"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?!\*)")]
    private static partial Regex Star();

    [GeneratedRegex(@"(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)")]
    private static partial Regex Underscore();
}
