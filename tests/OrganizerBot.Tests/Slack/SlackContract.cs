using System.Text.Json.Nodes;
using NJsonSchema;

namespace OrganizerBot.Slack;

/// <summary>What Slack's own types allow, from the contract data beside the repository.</summary>
internal static class SlackContract
{
    private static readonly Lazy<JsonObject?> Definitions = new(Load);
    private static readonly Dictionary<string, Task<JsonSchema>> Schemas = [];

    /// <summary>Fails unless the body is what Slack's types allow; skips where the contract data is absent.</summary>
    public static async Task HoldsAsync(string name, JsonNode body)
    {
        Assert.SkipWhen(Definitions.Value is null, "The contract data (../shared/contracts) is not beside this repository.");
        var problems = (await SchemaAsync(name)).Validate(body.ToJsonString());
        Assert.True(problems.Count == 0, $"{string.Join("; ", problems.Select(problem => $"{problem.Path} {problem.Kind}"))}\n{body}");
    }

    private static Task<JsonSchema> SchemaAsync(string name)
    {
        lock (Schemas)
        {
            return Schemas.TryGetValue(name, out var schema) ? schema : Schemas[name] = JsonSchema.FromJsonAsync(new JsonObject
            {
                ["definitions"] = Definitions.Value!.DeepClone(),
                ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = "#/definitions/" + name }),
            }.ToJsonString());
        }
    }

    private static JsonObject? Load()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "contracts", "slack-payloads.schema.json");
            if (File.Exists(file))
            {
                var definitions = JsonNode.Parse(File.ReadAllText(file))!["definitions"]!.DeepClone().AsObject();
                Fit(definitions);

                // A union of "text", "blocks" and others, flattened: each alternative's member became required of all.
                definitions["RespondArguments"]!.AsObject().Remove("required");
                return definitions;
            }
        }

        return null;
    }

    /// <summary>NJsonSchema does not enforce "const"; an "enum" of one is the same.</summary>
    private static void Fit(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            if (members["const"] is { } only and not JsonObject)
            {
                members.Remove("const");
                members["enum"] = new JsonArray(only.DeepClone());
            }

            foreach (var member in members.ToArray())
            {
                Fit(member.Value);
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Fit(item);
            }
        }
    }
}
