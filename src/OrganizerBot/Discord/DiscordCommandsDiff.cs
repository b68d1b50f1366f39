using System.Text.Json.Nodes;

namespace OrganizerBot.Discord;

/// <summary>What differs between the commands that Discord has and those of the catalogue. Slack needs no twin: its commands stand in the manifest, which the bot cannot read back.</summary>
/// <param name="Missing">Commands that Discord does not have, as people see them: <c>/petition</c>, or what a menu says in quotation marks.</param>
/// <param name="Unknown">Commands that Discord has and the catalogue does not.</param>
/// <param name="Changed">Commands that are not as they are in the catalogue.</param>
internal sealed record DiscordCommandsDiff(IReadOnlyList<string> Missing, IReadOnlyList<string> Unknown, IReadOnlyList<string> Changed)
{
    private static readonly string[] Kept =
    [
        "name", "description", "name_localizations", "description_localizations", "options", "type", "required", "choices", "autocomplete",
        "min_value", "max_value", "max_length", "channel_types", "value", "contexts", "integration_types",
    ];

    /// <summary>Whether there is nothing to tell.</summary>
    public bool IsSame => Missing.Count + Unknown.Count + Changed.Count == 0;

    /// <summary>Compares.</summary>
    /// <param name="registered">As Discord has them.</param>
    /// <param name="wanted">As <see cref="DiscordCommands"/> writes them.</param>
    public static DiscordCommandsDiff Between(JsonArray registered, JsonArray wanted)
    {
        var (there, here) = (ByName(registered), ByName(wanted));
        return new(
            [.. here.Keys.Except(there.Keys).Order(StringComparer.Ordinal)],
            [.. there.Keys.Except(here.Keys).Order(StringComparer.Ordinal)],
            [.. here.Keys.Intersect(there.Keys).Where(name => !JsonNode.DeepEquals(here[name], there[name])).Order(StringComparer.Ordinal)]);
    }

    private static Dictionary<string, JsonNode?> ByName(JsonArray commands) =>
        commands.OfType<JsonObject>().GroupBy(Shown).ToDictionary(same => same.Key, same => Reduce(same.First()));

    /// <summary>A command that is typed and one in a menu may share a name: Discord keeps them apart by their kinds.</summary>
    private static string Shown(JsonObject command)
    {
        var name = DiscordAnswer.TextOf(command["name"]) ?? "";
        return command["type"]?.ToJsonString() switch
        {
            null or "null" or "1" => $"/{name}",
            "3" => $"\"{name}\" (menu of a message)",
            _ => $"\"{name}\" (menu)",
        };
    }

    /// <summary>Without what Discord adds (ids, versions), and without what says the same as nothing: Discord leaves out some of it.</summary>
    private static JsonNode? Reduce(JsonNode? node) => node switch
    {
        JsonObject one => new JsonObject(one.Where(member => Kept.Contains(member.Key))
            .Select(member => KeyValuePair.Create(member.Key, member.Key.EndsWith("_localizations", StringComparison.Ordinal) ? member.Value?.DeepClone() : Reduce(member.Value)))
            .Where(member => !SaysNothing(member.Value))),
        JsonArray list => new JsonArray([.. list.Select(Reduce)]),
        _ => node?.DeepClone(),
    };

    private static bool SaysNothing(JsonNode? node) =>
        node is null or JsonArray { Count: 0 } or JsonObject { Count: 0 } || (node is JsonValue value && ((value.TryGetValue<bool>(out var flag) && !flag) || (value.TryGetValue<string>(out var text) && text.Length == 0)));
}
