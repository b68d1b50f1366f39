using System.Text.RegularExpressions;
using OrganizerBot.Commands;
using OrganizerBot.Languages;

namespace OrganizerBot.Discord;

/// <summary>A command in the menu of messages, which Discord calls a message command. Of the message the addresses are read, and nothing else.</summary>
internal static partial class DiscordShortcut
{
    /// <summary>Discord's kind for such commands.</summary>
    public const int Kind = 3;

    /// <summary>Nobody takes an address that is longer.</summary>
    private const int MostTrimmed = 2048;

    /// <summary>The shortcut that is registered under a name; Discord sends the English one to everybody.</summary>
    public static MessageShortcut? Find(string name, CommandCatalog catalog) =>
        catalog.Shortcuts.FirstOrDefault(shortcut => shortcut.Name(Words.In(Language.English)) == name);

    /// <summary>The message in whose menu it was taken, or null when it did not come along.</summary>
    public static DiscordPointed? Target(DiscordInteractionData data) => data.TargetId is { } id ? data.Resolved?.Messages?.GetValueOrDefault(id) : null;

    /// <summary>The addresses in a message, as its readers see them: in its words, below them, and in what it passes on.</summary>
    public static IEnumerable<string> Addresses(DiscordPointed message) =>
        InWords(message.Content ?? "")
            .Concat((message.Embeds ?? []).Select(embed => embed?.Url).OfType<string>())
            .Concat((message.MessageSnapshots ?? []).Select(snapshot => snapshot?.Message).OfType<DiscordPointed>().SelectMany(Addresses));

    /// <summary>The addresses in words with Discord's markup. Of <c>[words](address)</c> it is where the link leads that counts, not what it says.</summary>
    private static IEnumerable<string> InWords(string words)
    {
        foreach (Match match in Address().Matches(words))
        {
            yield return Trimmed(match.Groups["led"].Success ? match.Groups["led"].Value : match.Groups["said"].Value);
        }
    }

    /// <summary>Without what ends a sentence or closes a bracket that was opened before the address.</summary>
    private static string Trimmed(string address)
    {
        var end = address.Length;
        while (end is > 0 and <= MostTrimmed && (".,;:!?'*~".Contains(address[end - 1], StringComparison.Ordinal) || IsStray(address.AsSpan(0, end))))
        {
            end--;
        }

        return address[..end];
    }

    private static bool IsStray(ReadOnlySpan<char> address) => address[^1] == ')' && address.Count(')') > address.Count('(');

    [GeneratedRegex(@"(?<said>(?i:https?)://[^\s<>""`|\[\]\p{Cc}\p{Cf}]+)(?:\]\(<?(?<led>(?i:https?)://[^\s<>""`|\[\]\p{Cc}\p{Cf}]+))?")]
    private static partial Regex Address();
}
