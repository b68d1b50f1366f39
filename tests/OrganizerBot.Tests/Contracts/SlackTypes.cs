using System.Text.Json.Nodes;
using OrganizerBot.Slack;

namespace OrganizerBot.Contracts;

/// <summary>Slack's own TypeScript types, as judges of what the bot sends.</summary>
internal static class SlackTypes
{
    /// <summary>Fails unless a message can be posted into a channel.</summary>
    public static async Task PostAsync(string name, JsonObject body)
    {
        var post = (JsonObject)body.DeepClone();
        post["channel"] = "C2147483705";
        post["unfurl_links"] = false;
        post["unfurl_media"] = false;
        await FitsAsync(name, "S_Args_chat_postMessage", post);
        await BlocksAsync(name, body["blocks"]!.AsArray());
    }

    /// <summary>Fails unless a message can answer a command, seen by one person.</summary>
    public static async Task AnswerAsync(string name, JsonObject body)
    {
        var answer = (JsonObject)body.DeepClone();
        answer["response_type"] = "ephemeral";
        answer["replace_original"] = false;
        await FitsAsync(name, "S_Respond", answer);
    }

    /// <summary>Fails unless a view can be opened.</summary>
    public static async Task OpenAsync(string name, JsonObject view)
    {
        await FitsAsync(name, "S_ModalView", view);
        await FitsAsync(name, "S_Args_views_open", new JsonObject { ["trigger_id"] = "13.9", ["view"] = view.DeepClone() });
        await BlocksAsync(name, view["blocks"]!.AsArray());
    }

    private static async Task BlocksAsync(string name, JsonArray blocks)
    {
        foreach (var block in blocks)
        {
            await FitsAsync(name, "KnownBlock", block!);
        }
    }

    private static async Task FitsAsync(string name, string type, JsonNode body)
    {
        try
        {
            await SlackContract.HoldsAsync(type, body);
        }
        catch (Xunit.Sdk.TrueException wrong)
        {
            Assert.Fail($"{name} is no {type}: {wrong.Message}");
        }
    }
}
