using System.Globalization;
using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack.Blocks;

/// <summary>Selects, pickers and text inputs.</summary>
internal static class BlockInputs
{
    private static readonly string[] Usual = ["action_id", "confirm", "placeholder", "focus_on_load"];

    /// <summary>Checks one; what all elements have in common is checked already.</summary>
    public static void Check(BlockNode element, string type)
    {
        if (type.EndsWith("_select", StringComparison.Ordinal))
        {
            Select(element, type.Replace("multi_", "", StringComparison.Ordinal), type.StartsWith("multi_", StringComparison.Ordinal));
            return;
        }

        switch (type)
        {
            case "datepicker":
                element.IsObject(["type"], [.. Usual, "initial_date"]);
                Date(element["initial_date"]);
                break;
            case "timepicker":
                element.IsObject(["type"], [.. Usual, "initial_time", "timezone"]);
                break;
            case "datetimepicker":
                element.IsObject(["type"], [.. Usual, "initial_date_time"]);
                break;
            case "number_input":
                element.IsObject(["type", "is_decimal_allowed"], [.. Usual, "initial_value", "min_value", "max_value", "dispatch_action_config"]);
                Range(element);
                break;
            case "plain_text_input":
                Words(element);
                break;
            default:
                element.IsObject(["type"], [.. Usual, "initial_value", "dispatch_action_config"]);
                break;
        }
    }

    private static void Words(BlockNode element)
    {
        element.IsObject(["type"], [.. Usual, "initial_value", "multiline", "min_length", "max_length", "dispatch_action_config"]);
        element["min_length"].Number(0, 3000);
        element["max_length"].Number(1, 3000);
        element["initial_value"].Words(0, 3000);
        if (element["min_length"].Json is JsonValue least && element["max_length"].Json is JsonValue most
            && least.TryGetValue<int>(out var from) && most.TryGetValue<int>(out var to) && from > to)
        {
            element["min_length"].Problem("must be less than max_length");
        }
    }

    private static void Range(BlockNode element)
    {
        if (decimal.TryParse(element["min_value"].Json?.ToString(), CultureInfo.InvariantCulture, out var least)
            && decimal.TryParse(element["max_value"].Json?.ToString(), CultureInfo.InvariantCulture, out var most) && least > most)
        {
            element["min_value"].Problem("must be less than max_value");
        }
    }

    private static void Date(BlockNode date)
    {
        if (date.Exists && !DateOnly.TryParseExact(date.Json!.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            date.Problem("must be a date in the form YYYY-MM-DD");
        }
    }

    private static void Select(BlockNode element, string source, bool many)
    {
        string[] usual = many ? [.. Usual, "max_selected_items"] : Usual;
        element["max_selected_items"].Number(1, 100);
        var initial = many ? "s" : "";
        switch (source)
        {
            case "static_select":
                element.IsObject(["type"], [.. usual, "options", "option_groups", "initial_option" + initial]);
                Choices(element);
                break;
            case "external_select":
                element.IsObject(["type"], [.. usual, "min_query_length", "initial_option" + initial]);
                break;
            case "users_select":
                element.IsObject(["type"], [.. usual, "initial_user" + initial]);
                break;
            case "channels_select":
                element.IsObject(["type"], [.. usual, "initial_channel" + initial, "response_url_enabled"]);
                break;
            default:
                element.IsObject(["type"], [.. usual, "initial_conversation" + initial, "default_to_current_conversation", "response_url_enabled", "filter"]);
                break;
        }
    }

    private static void Choices(BlockNode element)
    {
        if (element["options"].Exists == element["option_groups"].Exists)
        {
            element.Problem("must provide either options or option_groups");
        }

        BlockTexts.Options(element["options"], 1, 100);
        foreach (var group in element["option_groups"].List(1, 100))
        {
            BlockTexts.Group(group);
        }
    }
}
