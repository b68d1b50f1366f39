using System.Text.Json.Nodes;
using NJsonSchema;

namespace OrganizerBot.Tests.Sandbox;

public sealed class DiscordContractTests : DiscordTownTests
{
    [Fact]
    public async Task Interactions_fit_the_official_types()
    {
        var definitions = Contract();
        Assert.SkipWhen(definitions is null, "The contracts are not beside the repository (../shared/contracts).");

        Bot.Answers("""{"type":4,"data":{"content":"x","components":[{"type":1,"components":[{"type":2,"style":1,"label":"Sign","custom_id":"s"}]}]}}""");
        var card = await Says("/petition sign petition:K7QF channel:#refusals");
        Bot.Answers("""{"type":8,"data":{"choices":[]}}""");
        await Suggests("/petition sign petition:K");
        Bot.Answers("""
            {"type":9,"data":{"custom_id":"f","title":"T","components":[
              {"type":18,"label":"A","component":{"type":4,"custom_id":"a","style":1}},
              {"type":18,"label":"B","component":{"type":5,"custom_id":"b"}},
              {"type":18,"label":"C","component":{"type":23,"custom_id":"c"}}]}}
            """);
        var form = await Presses(card, "s");
        Bot.Answers("""{"type":4,"data":{"content":"y"}}""");
        await Submits(form, """{"a":"words","b":"@Ana Ferreira","c":true}""");
        await ApiAsync("POST", "/applications/1198000000000000000/commands", """{"name":"Log this","type":3}""");
        await Takes(await Says("https://jobs.example/42", who: "Ana Ferreira"), "Log this");

        // The documentation's own samples give a pressed component a number; the types leave it out.
        ((JsonObject)Bot.Received[2]["data"]!).Remove("id");
        string[] names = ["D_ChatInput", "D_Autocomplete", "D_Component", "D_ModalSubmit", "D_MessageCommand"];
        for (var index = 0; index < names.Length; index++)
        {
            Assert.Empty((await LoadAsync(definitions, names[index])).Validate(Bot.Received[index].ToJsonString()).Select(error => error.ToString()));
        }
    }

    private static JsonObject? Contract()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "contracts", "discord-payloads.schema.json");
            if (File.Exists(file))
            {
                var definitions = JsonNode.Parse(File.ReadAllText(file))!["definitions"]!.DeepClone().AsObject();
                Fit(definitions);
                return definitions;
            }
        }

        return null;
    }

    // NJsonSchema does not enforce "const"; an enumeration of one says the same.
    private static void Fit(JsonNode? node)
    {
        if (node is JsonObject schema)
        {
            if (schema["const"] is JsonValue only)
            {
                schema.Remove("const");
                schema["enum"] = new JsonArray(only.DeepClone());
            }

            foreach (var inner in schema.ToArray())
            {
                Fit(inner.Value);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var inner in list)
            {
                Fit(inner);
            }
        }
    }

    private static Task<JsonSchema> LoadAsync(JsonObject? definitions, string name) => JsonSchema.FromJsonAsync(
        new JsonObject
        {
            ["definitions"] = definitions!.DeepClone(),
            ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = "#/definitions/" + name }),
        }.ToJsonString(),
        Stop);
}
