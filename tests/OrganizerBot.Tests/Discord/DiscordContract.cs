using System.Text.Json.Nodes;
using NJsonSchema;

namespace OrganizerBot.Discord;

/// <summary>Discord's own OpenAPI, by which every body that the bot sends is judged. It lies beside the repository; without it these tests are skipped.</summary>
internal static class DiscordContract
{
    private static readonly Lazy<JsonObject?> Definitions = new(Read);

    /// <summary>A file or folder of the contracts; the test is skipped when there is none.</summary>
    public static string PathOf(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "contracts", name);
            if (Path.Exists(path))
            {
                return path;
            }
        }

        Assert.Skip($"The contracts ({name}) do not lie beside the repository.");
        return "";
    }

    public static async Task<JsonSchema> SchemaAsync(string name)
    {
        PathOf("discord-openapi-subset.json");
        return await JsonSchema.FromJsonAsync(
            new JsonObject { ["definitions"] = Definitions.Value!.DeepClone(), ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = "#/definitions/" + name }) }.ToJsonString(),
            TestContext.Current.CancellationToken);
    }

    /// <summary>One of Discord's own TypeScript types, which are less strict than the OpenAPI and say more.</summary>
    public static async Task<JsonSchema> PayloadAsync(string name)
    {
        var definitions = JsonNode.Parse(File.ReadAllText(PathOf("discord-payloads.schema.json")))!["definitions"]!.DeepClone();
        Fit(definitions, isClosed: false);
        return await JsonSchema.FromJsonAsync(
            new JsonObject { ["definitions"] = definitions, ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = "#/definitions/" + name }) }.ToJsonString(),
            TestContext.Current.CancellationToken);
    }

    private static JsonObject? Read()
    {
        var schemas = JsonNode.Parse(File.ReadAllText(PathOf("discord-openapi-subset.json")))!["components"]!["schemas"]!.AsObject();
        Fit(schemas, isClosed: true);
        return schemas;
    }

    /// <summary>What NJsonSchema needs: references of its own kind, enum for const; and members nobody declared are mistakes.</summary>
    private static void Fit(JsonNode? node, bool isClosed)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                Fit(item, isClosed);
            }
        }
        else if (node is JsonObject schema)
        {
            if (schema["$ref"] is JsonValue reference && reference.TryGetValue<string>(out var target))
            {
                schema["$ref"] = target.Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);
            }

            if (schema["const"] is JsonValue constant)
            {
                schema.Remove("const");
                schema["enum"] = new JsonArray(constant.DeepClone());
            }

            if (isClosed && schema["properties"] is JsonObject && !schema.ContainsKey("additionalProperties") && !schema.ContainsKey("allOf"))
            {
                schema["additionalProperties"] = false;
            }

            foreach (var member in schema.ToArray())
            {
                Fit(member.Value, isClosed);
            }
        }
    }
}
