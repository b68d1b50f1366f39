using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Finds out whom a message notifies, as Discord would: by its text, and by what <c>allowed_mentions</c> leaves of it.</summary>
/// <remarks>Only content and text displays ping, embeds never do. Words in code are no mentions; a backslash does not help.</remarks>
/// <param name="Everyone">The words "@everyone" and "@here" that would ping.</param>
/// <param name="People">The people pinged.</param>
/// <param name="Roles">The ids of the roles pinged.</param>
internal sealed partial record DiscordMentions(IReadOnlyList<string> Everyone, IReadOnlyList<DiscordPerson> People, IReadOnlyList<string> Roles)
{
    /// <summary>Display names of those notified, for a person to read.</summary>
    public IReadOnlyList<string> Names =>
        [.. Everyone, .. People.Select(person => person.Name), .. Roles.Select(role => "@" + DiscordText.RoleName(role))];

    /// <summary>Evaluates a message.</summary>
    /// <param name="message">The message as it will stand.</param>
    /// <param name="allowed">The request's <c>allowed_mentions</c>, or null where it has none.</param>
    /// <param name="isReply">Whether it answers an interaction or goes through a webhook, where absent means users only (1.4); in a plain message it means everything.</param>
    public static DiscordMentions Of(JsonObject message, JsonNode? allowed, bool isReply)
    {
        var text = Code().Replace(Words(message), " ");
        var parse = allowed is not null ? [.. allowed.Texts("parse")] : (HashSet<string>)(isReply ? ["users"] : ["users", "roles", "everyone"]);
        bool Passes(string kind, string id) => parse.Contains(kind) || allowed.Texts(kind).Contains(id);

        var users = Ids(UserMention(), text).Where(id => Passes("users", id)).ToHashSet();
        return new DiscordMentions(
            parse.Contains("everyone") ? [.. Everybody().Matches(text).Select(match => match.Value).Distinct()] : [],
            [.. DiscordCast.People.Where(person => users.Contains(person.Id))],
            [.. Ids(RoleMention(), text).Where(id => Passes("roles", id) && DiscordText.RoleName(id) is not null)]);
    }

    private static string Words(JsonObject message) =>
        string.Join('\n', [message.Text("content"), .. DiscordComponentRules.Flatten(message).Where(each => each.Whole("type") is 10).Select(each => each.Text("content"))]);

    private static IEnumerable<string> Ids(Regex pattern, string text) => pattern.Matches(text).Select(match => match.Groups[1].Value).Distinct();

    [GeneratedRegex(@"(?<!\\)```[\s\S]+?```|(?<![\\`])`[^`\n]+`")]
    private static partial Regex Code();

    [GeneratedRegex(@"@(?:everyone|here)")]
    private static partial Regex Everybody();

    [GeneratedRegex(@"<@!?(\d+)>")]
    private static partial Regex UserMention();

    [GeneratedRegex(@"<@&(\d+)>")]
    private static partial Regex RoleMention();
}
