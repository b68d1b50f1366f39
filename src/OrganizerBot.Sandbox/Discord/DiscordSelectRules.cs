using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>What Discord accepts as a select, a radio group or a checkbox group, in messages and in forms.</summary>
internal static class DiscordSelectRules
{
    public static void Check(JsonObject select, DiscordForm form, string at)
    {
        form.Text(select, "custom_id", at, 100, min: 1, required: true);
        form.Text(select, "placeholder", at, 150);
        var least = form.Whole(select, "min_values", at, 0, 25);
        var most = form.Whole(select, "max_values", at, 1, 25);
        if (least > (most ?? 1))
        {
            form.Refuse(DiscordForm.At(at, "min_values"), "NUMBER_TYPE_MAX", "min_values must not be greater than max_values.");
        }

        if (select.Whole("type") is 3)
        {
            CheckOptions(select, form, at, min: 1, max: 25);
        }
    }

    /// <summary>Options of a select or a group: labels and values of at most 100, no value twice.</summary>
    public static void CheckOptions(JsonObject owner, DiscordForm form, string at, int min, int max)
    {
        HashSet<string> seen = [];
        foreach (var (option, place) in form.Items(owner, "options", at, max, min, required: true))
        {
            form.Text(option, "label", place, 100, min: 1, required: true);
            form.Text(option, "description", place, 100);
            if (form.Text(option, "value", place, 100, min: 1, required: true) is { } value && !seen.Add(value))
            {
                form.Refuse(DiscordForm.At(place, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
            }
        }
    }
}
