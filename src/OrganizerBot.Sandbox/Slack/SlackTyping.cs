using System.Text.RegularExpressions;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>What a person typed, as Slack hands it to the app (docs.slack.dev, slash commands, escaping).</summary>
internal static partial class SlackTyping
{
    /// <summary>Escapes <c>&amp; &lt; &gt;</c>, and with <c>should_escape</c> turns names, channels and addresses into their written form.</summary>
    public static string Escape(string typed, bool shouldEscape, IReadOnlyList<SlackChannel> channels)
    {
        var text = typed
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
        if (!shouldEscape)
        {
            return text;
        }

        text = Address().Replace(text, address => $"<{address.Value}>");
        return Name().Replace(text, name => (name.Groups["sign"].Value == "#" ? Channel(name.Groups["word"].Value, channels) : Mention(name.Groups["word"].Value)) ?? name.Value);
    }

    private static string? Channel(string word, IReadOnlyList<SlackChannel> channels) =>
        channels.FirstOrDefault(channel => channel.Name == word) is { } channel ? $"<#{channel.Id}|{(channel.IsPrivate ? "" : channel.Name)}>" : null;

    private static string? Mention(string word) =>
        word is "here" or "channel" or "everyone" ? $"<!{word}>"
        : SlackCast.People.FirstOrDefault(person => person.Handle == word) is { } person ? $"<@{person.Id}>"
        : SlackUserGroups.Founded.FirstOrDefault(group => group.Handle == word) is { } group ? $"<!subteam^{group.Id}|@{group.Handle}>"
        : null;

    [GeneratedRegex(@"https?://[^\s<>|""“”]*[^\s<>|""“”.,;:!?)\]]")]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<![\w@#/<])(?<sign>[@#])(?<word>[a-z0-9][a-z0-9_-]*)")]
    private static partial Regex Name();
}
