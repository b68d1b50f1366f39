using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>What Discord accepts as a form (response type 9; protocol reference 1.11, 1.12).</summary>
internal static class DiscordModalRules
{
    public static void Check(JsonObject modal, DiscordForm form)
    {
        form.Text(modal, "custom_id", "data", 100, min: 1, required: true);
        form.Text(modal, "title", "data", 45, min: 1, required: true);
        foreach (var (component, at) in form.Items(modal, "components", "data", 5, min: 1, required: true))
        {
            CheckTop(component, form, at);
        }

        var ids = DiscordComponentRules.Flatten(modal).Select(each => each.Text("custom_id")).OfType<string>().ToList();
        if (ids.Count != ids.Distinct().Count())
        {
            form.Refuse("data.components", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        }
    }

    private static void CheckTop(JsonObject component, DiscordForm form, string at)
    {
        switch (form.Whole(component, "type", at, 1, 99, required: true))
        {
            case 1:
                foreach (var (inner, place) in form.Items(component, "components", at, 1, min: 1, required: true))
                {
                    form.Text(inner, "label", place, 45, min: 1, required: true);
                    CheckInput(inner, form, place);
                }

                break;
            case 10:
                form.Text(component, "content", at, 4000, min: 1, required: true);
                break;
            case 18:
                CheckLabel(component, form, at);
                break;
            default:
                form.Refuse(DiscordForm.At(at, "type"), "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1, 10, 18).");
                break;
        }
    }

    private static void CheckLabel(JsonObject label, DiscordForm form, string at)
    {
        form.Text(label, "label", at, 45, min: 1, required: true);
        form.Text(label, "description", at, 100);
        var place = DiscordForm.At(at, "component");
        if (label.Member("component") is JsonObject inner)
        {
            CheckInput(inner, form, place);
        }
        else
        {
            form.Refuse(place, "BASE_TYPE_REQUIRED", "This field is required");
        }
    }

    private static void CheckInput(JsonObject input, DiscordForm form, string at)
    {
        form.Truth(input, "required", at);
        if (input.Member("disabled") is not null)
        {
            form.Refuse(DiscordForm.At(at, "disabled"), "COMPONENT_DISABLED_IN_MODAL", "Components in modals cannot be disabled.");
        }

        switch (input.Whole("type"))
        {
            case 4:
                CheckText(input, form, at);
                break;
            case 3 or 5 or 6 or 7 or 8:
                DiscordSelectRules.Check(input, form, at);
                RefuseRequiredNothing(input, form, at);
                break;
            case 19 or 23:
                form.Text(input, "custom_id", at, 100, min: 1, required: true);
                break;
            case 21:
                form.Text(input, "custom_id", at, 100, min: 1, required: true);
                DiscordSelectRules.CheckOptions(input, form, at, min: 2, max: 10);
                break;
            case 22:
                form.Text(input, "custom_id", at, 100, min: 1, required: true);
                DiscordSelectRules.CheckOptions(input, form, at, min: 1, max: 10);
                break;
            default:
                form.Refuse(DiscordForm.At(at, "type"), "UNION_TYPE_CHOICES",
                    "Value of field \"type\" must be one of (3, 4, 5, 6, 7, 8, 19, 21, 22, 23).");
                break;
        }
    }

    private static void CheckText(JsonObject input, DiscordForm form, string at)
    {
        form.Text(input, "custom_id", at, 100, min: 1, required: true);
        form.Whole(input, "style", at, 1, 2, required: true);
        form.Whole(input, "min_length", at, 0, 4000);
        var most = form.Whole(input, "max_length", at, 1, 4000);
        form.Text(input, "value", at, (int)(most is > 0 and <= 4000 ? most : 4000));
        form.Text(input, "placeholder", at, 100);
    }

    private static void RefuseRequiredNothing(JsonObject select, DiscordForm form, string at)
    {
        // In a form "required" is true unless said otherwise, and nothing can't be required.
        if (select.Whole("min_values") is 0 && select.Member("required")?.ToJsonString() != "false")
        {
            form.Refuse(DiscordForm.At(at, "min_values"), "COMPONENT_REQUIRED_WITH_NO_VALUES", "min_values must be at least 1 when required.");
        }
    }
}
