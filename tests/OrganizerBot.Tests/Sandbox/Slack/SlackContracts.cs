using System.Text.Json.Nodes;
using NJsonSchema;

namespace OrganizerBot.Sandbox;

/// <summary>Slack's own definitions, kept in a folder beside the repository: <c>../shared/contracts</c>, looked for upwards.</summary>
internal static class SlackContracts
{
    // Slack's documentation lists these for no single method (or not for all), but says that every method may answer them.
    private static readonly string[] Anywhere = ["invalid_auth", "invalid_arguments", "internal_error"];

    private static readonly Lazy<string?> Folder = new(Find);
    private static readonly Lazy<JsonNode?> Methods = new(() => Folder.Value is null ? null : Read("slack-methods.json"));
    private static readonly Lazy<JsonObject> Definitions = new(() => Fitted(Read("slack-payloads.schema.json")["definitions"]!.AsObject()));

    /// <summary>Skips the test where the folder is absent.</summary>
    public static void Need() => Assert.SkipWhen(Folder.Value is null, "The folder ../shared/contracts with Slack's definitions is not here.");

    public static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder.Value!, file)))!;

    public static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(Path.Combine(Folder.Value!, folder), "*.json").Order();

    public static JsonNode Method(string name) => Methods.Value!["methods"]![name]!;

    /// <summary>Holds an answer against the method's definition; where the folder is absent there is nothing to hold it against.</summary>
    public static void Check(string method, JsonObject answer)
    {
        if (Methods.Value?["methods"]?[method] is not { } definition)
        {
            return;
        }

        if ((bool)answer["ok"]!)
        {
            var output = definition["output"];
            var required = output?["required"] ?? output?["anyOf"]?[0]?["required"];
            Assert.All(required?.AsArray() ?? [], name => Assert.True(answer.ContainsKey((string)name!), $"{method} must answer {name}."));
            return;
        }

        var error = (string)answer["error"]!;
        var isKnown = definition["errors"]![error] is not null || Methods.Value["common_errors"]![error] is not null || Anywhere.Contains(error);
        Assert.True(isKnown, $"{method} must not answer {error}.");
    }

    /// <summary>What a schema of the payloads has to say against a payload.</summary>
    public static async Task<IReadOnlyCollection<string>> ProblemsAsync(string definition, JsonNode payload)
    {
        var schema = await JsonSchema.FromJsonAsync(new JsonObject
        {
            ["definitions"] = Definitions.Value.DeepClone(),
            ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = "#/definitions/" + definition }),
        }.ToJsonString());
        return [.. schema.Validate(payload.ToJsonString()).Select(problem => problem.ToString())];
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "contracts");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    // NJsonSchema does not enforce "const".
    private static JsonObject Fitted(JsonObject node)
    {
        foreach (var (name, value) in node.ToArray())
        {
            if (name == "const" && value is not JsonObject)
            {
                node.Remove(name);
                node["enum"] = new JsonArray(value?.DeepClone());
            }
            else if (value is JsonObject child)
            {
                Fitted(child);
            }
            else if (value is JsonArray items)
            {
                items.OfType<JsonObject>().ToList().ForEach(item => Fitted(item));
            }
        }

        return node;
    }
}
