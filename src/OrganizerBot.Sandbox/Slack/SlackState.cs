using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>What is filled in at a view: <c>values[block_id][action_id]</c>, as it stands in <c>view.state</c>.</summary>
internal static class SlackState
{
    /// <summary>The input blocks of a view.</summary>
    public static IEnumerable<JsonNode> Inputs(JsonObject definition) =>
        (definition["blocks"] as JsonArray ?? []).OfType<JsonNode>().Where(block => (string?)block["type"] == "input");

    /// <summary>What the app filled in itself.</summary>
    public static JsonObject Initial(JsonObject definition)
    {
        JsonObject values = [];
        foreach (var block in Inputs(definition))
        {
            var element = block["element"]!;
            if (SlackElement.Of(element) is { } kind)
            {
                values[BlockId(block)] = new JsonObject { [ActionId(element)] = kind.StateOf(element, element[kind.Initial]) };
            }
        }

        return values;
    }

    /// <summary>The state after an update: what was typed stays where block and action keep their ids.</summary>
    public static JsonObject Kept(SlackView view)
    {
        var values = Initial(view.Definition);
        foreach (var (block, actions) in values)
        {
            foreach (var (action, _) in actions!.AsObject().ToArray())
            {
                if (view.Values[block]?[action] is { } typed)
                {
                    actions[action] = typed.DeepClone();
                }
            }
        }

        return values;
    }

    /// <summary>Fills in what a person typed, by block id, and says what Slack's own client would not let pass.</summary>
    /// <returns>Sentences by block id; empty if the form may be sent.</returns>
    public static Dictionary<string, string> Fill(SlackView view, IReadOnlyDictionary<string, JsonNode?> typed)
    {
        Dictionary<string, string> problems = [];
        foreach (var block in Inputs(view.Definition))
        {
            var (id, element) = (BlockId(block), block["element"]!);
            if (SlackElement.Of(element) is not { } kind)
            {
                continue;
            }

            var state = view.Values[id]?[ActionId(element)];
            var entry = typed.TryGetValue(id, out var value) ? SlackEntry.Read(view, id, element, kind, value) : SlackEntry.Unchanged(state?[kind.State]);
            if (entry.Problem is null)
            {
                view.Values[id] = new JsonObject { [ActionId(element)] = kind.StateOf(element, entry.Value) };
            }

            var missing = entry is { Problem: null, IsEmpty: true } && (bool?)block["optional"] != true;
            if ((entry.Problem ?? (missing ? "Please complete this required field." : null)) is { } problem)
            {
                problems[id] = problem;
            }
        }

        return problems;
    }

    /// <summary>What can be chosen at an input: its own options, what the app offered last, and what is chosen already.</summary>
    public static IEnumerable<JsonNode> Choices(SlackView view, string block, JsonNode element)
    {
        var chosen = view.Values[block]?[ActionId(element)];
        return SlackElement.Options(element)
            .Concat(view.Offered.GetValueOrDefault(block)?.OfType<JsonNode>() ?? [])
            .Concat([chosen?["selected_option"], .. chosen?["selected_options"] as JsonArray ?? []])
            .OfType<JsonNode>()
            .DistinctBy(option => option["value"]?.ToString());
    }

    /// <summary>The id of a block.</summary>
    public static string BlockId(JsonNode block) => (string)block["block_id"]!;

    /// <summary>The id of an element.</summary>
    public static string ActionId(JsonNode element) => (string)element["action_id"]!;
}
