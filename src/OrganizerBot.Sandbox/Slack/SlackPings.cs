using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>Whom a message notifies. Every place in which Slack reads markup counts, the notification text of a message with blocks included.</summary>
internal static partial class SlackPings
{
    /// <summary>Display names, "@channel", "@here", "@everyone" and groups, each once.</summary>
    public static IReadOnlyList<string> Of(SlackWorkspace workspace, SlackMessage message)
    {
        HashSet<string> pings = [];
        foreach (var text in Texts(message.Blocks).Prepend(message.Text))
        {
            foreach (Match mention in Mention().Matches(text))
            {
                pings.Add(mention.Groups["user"] is { Success: true } user ? workspace.NameOf(user.Value) : "@" + mention.Groups["group"].Value);
            }

            if (message.LinksNames)
            {
                pings.UnionWith(PlainNames(text));
            }
        }

        pings.UnionWith(Rich(workspace, message.Blocks));
        return [.. pings];
    }

    private static IEnumerable<string> PlainNames(string text)
    {
        foreach (Match name in PlainName().Matches(text))
        {
            var word = name.Groups[1].Value;
            if (word is "channel" or "here" or "everyone")
            {
                yield return "@" + word;
            }
            else if (SlackCast.People.FirstOrDefault(person => person.Handle == word) is { } person)
            {
                yield return person.Name;
            }
        }
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(Texts),
        JsonObject o when o["type"]?.ToString() is "mrkdwn" or "markdown" => [o["text"]!.ToString()],
        JsonObject o => o.SelectMany(property => Texts(property.Value)),
        _ => [],
    };

    private static IEnumerable<string> Rich(SlackWorkspace workspace, JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(item => Rich(workspace, item)),
        JsonObject o => (o["type"]?.ToString(), o) switch
        {
            ("user", _) when o["user_id"] is { } user => [workspace.NameOf(user.ToString())],
            ("usergroup", _) when o["usergroup_id"] is { } group => ["@" + group],
            ("broadcast", _) when o["range"] is { } range => ["@" + range],
            _ => o.SelectMany(property => Rich(workspace, property.Value)),
        },
        _ => [],
    };

    [GeneratedRegex(@"<@(?<user>[UW][A-Z0-9]+)(?:\|[^<>]*)?>|<!(?<group>channel|here|everyone)(?:\|[^<>]*)?>|<!subteam\^(?<group>S[A-Z0-9]+)(?:\|[^<>]*)?>")]
    private static partial Regex Mention();

    [GeneratedRegex(@"(?<![\w<@])@([a-z][a-z0-9._-]*)")]
    private static partial Regex PlainName();
}
