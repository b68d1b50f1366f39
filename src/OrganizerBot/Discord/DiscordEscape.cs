using System.Text;

namespace OrganizerBot.Discord;

/// <summary>Takes the power out of words: whatever Discord's Markdown would act on gets a backslash, which is not shown.</summary>
internal static class DiscordEscape
{
    /// <summary>What formats, mentions, or makes a link, an emoji, a time; the colon and the at sign also break bare addresses.</summary>
    private const string Written = @"\*_~`|<>[]()#-+:@";

    /// <summary>Our own words have no addresses and mention nobody: only what would format them is escaped, so that they stay short.</summary>
    private const string Own = @"\*_~`|<[";

    private const string OpensLine = "#>-+";

    /// <summary>Escapes what a person wrote.</summary>
    /// <param name="text">The words.</param>
    /// <param name="before">The character that stands before them, or a line break at the start.</param>
    public static string Person(string text, char before) => Escape(text, before, Written);

    /// <summary>Escapes words of the product.</summary>
    /// <param name="text">The words.</param>
    /// <param name="before">The character that stands before them, or a line break at the start.</param>
    public static string Product(string text, char before) => Escape(text, before, Own);

    private static string Escape(string text, char before, string special)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var letter in text)
        {
            // "1." at the start of a line begins a numbered list; elsewhere the backslash does not show.
            var listed = letter is '.' or ')' && char.IsAsciiDigit(before);
            if (special.Contains(letter) || listed || (before == '\n' && OpensLine.Contains(letter)))
            {
                escaped.Append('\\');
            }

            escaped.Append(letter);
            before = letter is ' ' && before == '\n' ? '\n' : letter;
        }

        return escaped.ToString();
    }
}
