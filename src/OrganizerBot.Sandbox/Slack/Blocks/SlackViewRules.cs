using System.Text;
using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack.Blocks;

/// <summary>The rules of modals and Home tabs (docs.slack.dev, views).</summary>
internal static class SlackViewRules
{
    /// <summary>How many bytes of JSON a view may have.</summary>
    public const int MostBytes = 250 * 1024;

    /// <summary>Whether the view is over Slack's 250 KB.</summary>
    public static bool IsTooLarge(JsonNode view) => Encoding.UTF8.GetByteCount(view.ToJsonString()) > MostBytes;

    /// <summary>What is wrong with a view of the wanted type; empty if nothing is.</summary>
    /// <param name="json">The view.</param>
    /// <param name="type">"modal" or "home".</param>
    public static IReadOnlyList<string> Problems(JsonNode? json, string type)
    {
        List<string> problems = [];
        var view = new BlockNode(json, "/view", problems);
        string[] usual = ["private_metadata", "callback_id", "external_id"];
        var isObject = type == "modal"
            ? view.IsObject(["type", "title", "blocks"], [.. usual, "submit", "close", "clear_on_close", "notify_on_close", "submit_disabled"])
            : view.IsObject(["type", "blocks"], usual);
        if (!isObject)
        {
            return problems;
        }

        view["type"].OneOf(type);
        view["private_metadata"].Words(0, 3000);
        view["callback_id"].Words(0, 255);
        view["external_id"].Words(0, 255);
        foreach (var word in (string[])["title", "submit", "close"])
        {
            BlockTexts.Plain(view[word], 24);
        }

        SlackBlocks.CheckAll(view["blocks"], 1, SlackBlocks.MostInView);
        if (type == "modal" && !view["submit"].Exists && HasInput(view["blocks"].Json))
        {
            view.Problem("missing required field: submit");
        }

        return problems;
    }

    private static bool HasInput(JsonNode? blocks) =>
        (blocks as JsonArray ?? []).Any(block => block is JsonObject properties && properties["type"]?.ToString() == "input");
}
