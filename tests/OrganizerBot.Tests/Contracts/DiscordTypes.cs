using System.Text.Json.Nodes;
using NJsonSchema;
using OrganizerBot.Discord;

namespace OrganizerBot.Contracts;

/// <summary>Discord's OpenAPI and its own TypeScript types, as judges of what the bot sends.</summary>
internal static class DiscordTypes
{
    private const int MessageWithSource = 4;
    private const int Modal = 9;
    private const int Ephemeral = 64;

    private static readonly Dictionary<string, Task<JsonSchema>> Schemas = [];

    /// <summary>Fails unless a message can be posted into a channel.</summary>
    public static async Task PostAsync(string name, JsonObject body)
    {
        var post = (JsonObject)body.DeepClone();
        post["nonce"] = "1234567890123456";
        post["enforce_nonce"] = true;
        await FitsAsync(name, "MessageCreateRequest", isOpenApi: true, post);
        await FitsAsync(name, "D_CreateMessage", isOpenApi: false, post);
    }

    /// <summary>Fails unless a message can answer an interaction, seen by one person.</summary>
    public static async Task AnswerAsync(string name, JsonObject body)
    {
        var data = (JsonObject)body.DeepClone();
        data["flags"] = Ephemeral;
        var answer = new JsonObject { ["type"] = MessageWithSource, ["data"] = data };
        await FitsAsync(name, "CreateMessageInteractionCallbackRequest", isOpenApi: true, answer);
        await FitsAsync(name, "D_InteractionResponse", isOpenApi: false, answer);
    }

    /// <summary>Fails unless a form can answer an interaction.</summary>
    public static async Task OpenAsync(string name, JsonObject modal)
    {
        var answer = new JsonObject { ["type"] = Modal, ["data"] = modal.DeepClone() };
        await FitsAsync(name, "ModalInteractionCallbackRequest", isOpenApi: true, answer);
        await FitsAsync(name, "D_InteractionResponse", isOpenApi: false, answer);
    }

    /// <summary>Fails unless a body is of a type.</summary>
    public static async Task FitsAsync(string name, string type, bool isOpenApi, JsonNode body)
    {
        var problems = (await SchemaAsync(type, isOpenApi)).Validate(body.ToJsonString());
        Assert.True(problems.Count == 0, $"{name} is no {type}: {string.Join("; ", problems.Select(problem => problem.ToString()))}\n{body}");
    }

    private static Task<JsonSchema> SchemaAsync(string type, bool isOpenApi)
    {
        DiscordContract.PathOf("discord-payloads.schema.json");
        lock (Schemas)
        {
            return Schemas.TryGetValue(type, out var schema) ? schema : Schemas[type] = isOpenApi ? DiscordContract.SchemaAsync(type) : DiscordContract.PayloadAsync(type);
        }
    }
}
