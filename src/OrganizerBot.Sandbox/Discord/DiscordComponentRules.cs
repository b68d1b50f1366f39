using System.Globalization;
using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>What Discord accepts as components of a message (protocol reference 1.11, 1.12).</summary>
internal static class DiscordComponentRules
{
    private const int MaxComponents = 40;
    private const int MaxText = 4000;

    /// <summary>Checks a message's components, nested ones included.</summary>
    public static void Check(JsonObject body, DiscordForm form, string path, bool isV2)
    {
        var tops = form.Items(body, "components", path, isV2 ? MaxComponents : 5);
        foreach (var (component, at) in tops)
        {
            var type = form.Whole(component, "type", at, 1, 99, required: true);
            if (isV2 ? type is not (1 or 9 or 10 or 12 or 13 or 14 or 17) : type is not 1)
            {
                RefuseType(form, at, isV2 ? "(1, 9, 10, 12, 13, 14, 17)" : "(1,)");
                continue;
            }

            CheckOne(component, form, at);
        }

        CheckWhole(body, form, path);
    }

    /// <summary>All components of a tree, in the order they are shown.</summary>
    public static IEnumerable<JsonObject> Flatten(JsonNode? parent)
    {
        foreach (var component in parent.Objects("components"))
        {
            yield return component;
            foreach (var inner in Flatten(component))
            {
                yield return inner;
            }

            foreach (var single in (string[])["accessory", "component"])
            {
                if (component.Member(single) is JsonObject other)
                {
                    yield return other;
                }
            }
        }
    }

    /// <summary>Checks one component of any type that can stand in a message.</summary>
    private static void CheckOne(JsonObject component, DiscordForm form, string at)
    {
        switch (component.Whole("type"))
        {
            case 1:
                CheckRow(component, form, at);
                break;
            case 2:
                CheckButton(component, form, at);
                break;
            case 3 or 5 or 6 or 7 or 8:
                DiscordSelectRules.Check(component, form, at);
                break;
            case 9:
                CheckSection(component, form, at);
                break;
            case 10:
                form.Text(component, "content", at, MaxText, min: 1, required: true);
                break;
            case 12:
                form.Items(component, "items", at, 10, min: 1, required: true);
                break;
            case 17:
                CheckContainer(component, form, at);
                break;
            default:
                break;
        }
    }

    private static void CheckRow(JsonObject row, DiscordForm form, string at)
    {
        var inner = form.Items(row, "components", at, 5, min: 1, required: true);
        foreach (var (component, place) in inner)
        {
            if (component.Whole("type") is not (2 or 3 or 5 or 6 or 7 or 8))
            {
                RefuseType(form, place, "(2, 3, 5, 6, 7, 8)");
                continue;
            }

            CheckOne(component, form, place);
        }

        if (inner.Count > 1 && inner.Any(each => each.Item.Whole("type") is not 2))
        {
            form.Refuse(DiscordForm.At(at, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width");
        }
    }

    private static void CheckButton(JsonObject button, DiscordForm form, string at)
    {
        var style = form.Whole(button, "style", at, 1, 6, required: true);
        var label = form.Text(button, "label", at, 80);
        form.Truth(button, "disabled", at);
        var hasUrl = button.Member("url") is not null;
        var hasId = button.Member("custom_id") is not null;
        if (style == 5)
        {
            form.Text(button, "url", at, 512, min: 1, required: true);
        }
        else if (style is >= 1 and <= 4)
        {
            form.Text(button, "custom_id", at, 100, min: 1, required: true);
        }

        if (hasUrl && hasId)
        {
            form.Refuse(at, "BUTTON_COMPONENT_CUSTOM_ID_OR_URL_REQUIRED", "A custom id and url cannot both be specified");
        }

        if (style is >= 1 and <= 5 && string.IsNullOrEmpty(label) && button.Member("emoji") is null)
        {
            form.Refuse(at, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A label or emoji is required");
        }
    }

    private static void CheckSection(JsonObject section, DiscordForm form, string at)
    {
        foreach (var (text, place) in form.Items(section, "components", at, 3, min: 1, required: true))
        {
            CheckOne(text, form, place);
        }

        if (section.Member("accessory") is JsonObject accessory)
        {
            CheckOne(accessory, form, DiscordForm.At(at, "accessory"));
        }
        else
        {
            form.Refuse(DiscordForm.At(at, "accessory"), "BASE_TYPE_REQUIRED", "This field is required");
        }
    }

    private static void CheckContainer(JsonObject container, DiscordForm form, string at)
    {
        foreach (var (component, place) in form.Items(container, "components", at, MaxComponents, min: 1, required: true))
        {
            if (component.Whole("type") is not (1 or 9 or 10 or 12 or 13 or 14))
            {
                RefuseType(form, place, "(1, 9, 10, 12, 13, 14)");
                continue;
            }

            CheckOne(component, form, place);
        }
    }

    private static void CheckWhole(JsonObject body, DiscordForm form, string path)
    {
        var all = Flatten(body).ToList();
        var at = DiscordForm.At(path, "components");
        if (all.Count > MaxComponents)
        {
            form.Refuse(at, "BASE_TYPE_MAX_LENGTH", string.Create(CultureInfo.InvariantCulture, $"Must be {MaxComponents} or fewer in length."));
        }

        if (all.Where(each => each.Whole("type") is 10).Sum(each => each.Text("content")?.Length ?? 0) > MaxText)
        {
            form.Refuse(at, "COMPONENT_MAX_TOTAL_TEXT_LENGTH", "The total text of all components must be 4000 or fewer in length.");
        }

        foreach (var twice in all.Select(each => each.Text("custom_id")).OfType<string>().GroupBy(id => id).Where(group => group.Count() > 1))
        {
            form.Refuse(at, "COMPONENT_CUSTOM_ID_DUPLICATED", $"Component custom id cannot be duplicated: {twice.Key}");
        }
    }

    private static void RefuseType(DiscordForm form, string at, string allowed) =>
        form.Refuse(DiscordForm.At(at, "type"), "UNION_TYPE_CHOICES", $"Value of field \"type\" must be one of {allowed}.");
}
