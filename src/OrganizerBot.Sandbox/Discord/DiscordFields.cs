using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>A form as the person sees it: labels with their inputs, and action rows of the old kind.</summary>
internal static class DiscordFields
{
    public static SightForm Of(DiscordOpenForm form, DiscordPerson reader) =>
        new(form.Id, form.Modal.Text("title") ?? "", [.. Inputs(form.Modal).Select(each => Field(each.Input, each.Label, reader))]);

    /// <summary>Every input with the component around it that names it.</summary>
    public static IEnumerable<(JsonObject Input, JsonObject Label)> Inputs(JsonObject modal)
    {
        foreach (var top in modal.Objects("components"))
        {
            if (top.Whole("type") is 18 && top.Member("component") is JsonObject labelled)
            {
                yield return (labelled, top);
            }

            foreach (var inner in top.Objects("components"))
            {
                yield return (inner, inner);
            }
        }
    }

    /// <summary>Whether the client insists on a value: true unless said otherwise, and never for a checkbox.</summary>
    public static bool IsRequired(JsonObject input) =>
        input.Whole("type") is not 23 && (input.Member("required") is null || input.Says("required")) && input.Whole("min_values") is not 0;

    private static SightField Field(JsonObject input, JsonObject label, DiscordPerson reader) =>
        new(
            input.Text("custom_id")!,
            label.Text("label") ?? "",
            Kind(input),
            IsRequired(input),
            Options(input, reader),
            Value(input),
            label.Text("description") ?? input.Text("placeholder"));

    private static string Kind(JsonObject input) => input.Whole("type") switch
    {
        4 => input.Whole("style") is 2 ? "paragraph" : "text",
        3 or 6 or 21 or 22 => "choice",
        5 or 7 => "person",
        8 => "channel",
        23 => "check",
        _ => "text",
    };

    private static List<SightOption>? Options(JsonObject input, DiscordPerson reader) => input.Whole("type") switch
    {
        3 or 21 or 22 => [.. input.Objects("options").Select(option => new SightOption(option.Text("value")!, option.Text("label")!))],
        8 => [.. DiscordCast.Channels.Where(channel => channel.IsSeenBy(reader)).Select(channel => new SightOption(channel.Id, "#" + channel.Name))],
        5 or 7 => [.. DiscordCast.People.Select(person => new SightOption(person.Id, person.Name))],
        6 => [.. DiscordShapes.Roles().OfType<JsonObject>().Select(role => new SightOption(role.Text("id")!, role.Text("name")!))],
        _ => null,
    };

    private static string? Value(JsonObject input) => input.Whole("type") switch
    {
        23 => input.Says("default") ? "true" : "false",
        4 => input.Text("value"),
        _ => input.Objects("options").FirstOrDefault(option => option.Says("default")).Text("value")
            ?? input.Objects("default_values").FirstOrDefault().Text("id"),
    };
}
