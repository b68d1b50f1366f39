using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>How an input element is shown to a person, and where its value stands in the payload.</summary>
/// <param name="Kind">The kind of <see cref="Town.SightField"/>.</param>
/// <param name="State">The property of the state, such as <c>selected_option</c>.</param>
/// <param name="Many">Whether it takes several values.</param>
internal sealed record SlackElement(string Kind, string State, bool Many = false)
{
    /// <summary>The property that fills it in at first, such as <c>initial_option</c>.</summary>
    public string Initial => State == "value" ? "initial_value" : State.Replace("selected_", "initial_", StringComparison.Ordinal);

    /// <summary>Whether its values are options rather than plain words.</summary>
    public bool IsOption => State.StartsWith("selected_option", StringComparison.Ordinal);

    /// <summary>What is known about a type, or null for what is no input.</summary>
    public static SlackElement? Of(JsonNode? element) => (string?)element?["type"] switch
    {
        "plain_text_input" => new((bool?)element["multiline"] == true ? "paragraph" : "text", "value"),
        "email_text_input" or "url_text_input" or "number_input" => new("text", "value"),
        "static_select" or "external_select" or "radio_buttons" => new("choice", "selected_option"),
        "multi_static_select" or "multi_external_select" => new("choice", "selected_options", Many: true),
        "checkboxes" => new("check", "selected_options", Many: true),
        "datepicker" => new("date", "selected_date"),
        "timepicker" => new("text", "selected_time"),
        "users_select" => new("person", "selected_user"),
        "multi_users_select" => new("person", "selected_users", Many: true),
        "channels_select" => new("channel", "selected_channel"),
        "multi_channels_select" => new("channel", "selected_channels", Many: true),
        "conversations_select" => new("channel", "selected_conversation"),
        "multi_conversations_select" => new("channel", "selected_conversations", Many: true),
        _ => null,
    };

    /// <summary>Whether Slack asks the app for what can be chosen.</summary>
    public static bool IsAsked(JsonNode? element) => (string?)element?["type"] is "external_select" or "multi_external_select";

    /// <summary>All options of an element, groups flattened; empty for those that have none of their own.</summary>
    public static IEnumerable<JsonNode> Options(JsonNode element)
    {
        var plain = element["options"] as JsonArray ?? [];
        var grouped = (element["option_groups"] as JsonArray ?? []).SelectMany(group => group?["options"] as JsonArray ?? []);
        return plain.Concat(grouped).OfType<JsonNode>();
    }

    /// <summary>The state of an element: its type, and its value under the right name (null or an empty list where there is none).</summary>
    public JsonObject StateOf(JsonNode element, JsonNode? value) =>
        new() { ["type"] = (string?)element["type"], [State] = value?.DeepClone() ?? (Many ? new JsonArray() : null) };
}
