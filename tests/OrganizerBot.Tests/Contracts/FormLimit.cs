using System.Text.Json.Nodes;

namespace OrganizerBot.Contracts;

/// <summary>What both platforms' documentation limits in forms and their types do not say.</summary>
internal static class FormLimit
{
    /// <summary>Fails when a modal is more than Discord takes (discord.com/developers, Component Reference).</summary>
    public static void Hold(string name, JsonObject modal)
    {
        Between(name, modal["title"], 1, 45);
        Between(name, modal["custom_id"], 1, 100);
        var labels = modal["components"]!.AsArray();
        Assert.True(labels.Count is >= 1 and <= 5, $"{name}: {labels.Count} inputs");
        Assert.Equal(labels.Count, labels.Select(label => (string)label!["component"]!["custom_id"]!).Distinct().Count());
        foreach (var label in labels)
        {
            Between(name, label!["label"], 1, 45);
            Between(name, label["description"], 1, 100);
            var input = label["component"]!;
            Between(name, input["placeholder"], 1, 100);
            Between(name, input["value"], 0, (int?)input["max_length"] ?? 4000);
            Options(name, input["options"], 25, 100, option => option["label"]);
        }
    }

    /// <summary>Fails when a view is more than Slack takes (docs.slack.dev/reference/views).</summary>
    public static void HoldView(string name, JsonObject view)
    {
        Between(name, view["title"]!["text"], 1, 24);
        Between(name, view["submit"]!["text"], 1, 24);
        Between(name, view["close"]!["text"], 1, 24);
        Between(name, view["private_metadata"], 1, 3000);
        Between(name, view["callback_id"], 1, 255);
        foreach (var block in view["blocks"]!.AsArray())
        {
            Between(name, block!["block_id"], 1, 255);
            Between(name, block["label"]!["text"], 1, 2000);
            Between(name, block["hint"]?["text"], 1, 2000);
            var element = block["element"]!;
            Between(name, element["initial_value"], 1, (int?)element["max_length"] ?? 3000);
            Options(name, element["options"], 100, 75, option => option["text"]!["text"]);
        }
    }

    private static void Options(string name, JsonNode? options, int most, int longest, Func<JsonNode, JsonNode?> label)
    {
        if (options?.AsArray() is not { } all)
        {
            return;
        }

        Assert.True(all.Count >= 1 && all.Count <= most, $"{name}: {all.Count} options");
        Assert.Equal(all.Count, all.Select(option => (string)option!["value"]!).Distinct().Count());
        foreach (var option in all)
        {
            Between(name, label(option!), 1, longest);
            Between(name, option!["value"], 1, longest);
        }
    }

    private static void Between(string name, JsonNode? text, int least, int most) =>
        Assert.True(text is null || ((string)text!).Length is var length && length >= least && length <= most, $"{name}: {text?.ToString().Length} of {least} to {most} characters at {text?.GetPath()}");
}
