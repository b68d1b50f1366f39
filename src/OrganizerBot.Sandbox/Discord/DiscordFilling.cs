using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Fills a form as Discord's client lets a person do it, and writes what is submitted (interaction type 5).</summary>
internal static class DiscordFilling
{
    /// <summary>The submitted data.</summary>
    /// <exception cref="TownException">A value that the client would not let through.</exception>
    public static JsonObject Fill(DiscordOpenForm form, IReadOnlyDictionary<string, JsonNode?> values, DiscordPerson person)
    {
        var known = DiscordFields.Inputs(form.Modal).Select(each => each.Input.Text("custom_id")).ToHashSet();
        if (values.Keys.FirstOrDefault(key => !known.Contains(key)) is { } stranger)
        {
            throw new TownException($"The form has no field \"{stranger}\"; it has {string.Join(", ", known)}.");
        }

        var resolved = new JsonObject();
        var components = new JsonArray();
        var number = 1;
        foreach (var top in form.Modal.Objects("components"))
        {
            var answer = new JsonObject { ["type"] = top.Whole("type"), ["id"] = number++ };
            if (top.Whole("type") is 18 && top.Member("component") is JsonObject labelled)
            {
                answer["component"] = Answer(labelled, top.Text("label"), values, person, resolved, number++);
            }
            else if (top.Whole("type") is 1)
            {
                answer["components"] = new JsonArray(
                    [.. top.Objects("components").Select(inner => (JsonNode)Answer(inner, inner.Text("label"), values, person, resolved, number++))]);
            }

            components.Add(answer);
        }

        var data = new JsonObject { ["custom_id"] = form.Modal.Text("custom_id"), ["components"] = components };
        if (resolved.Count > 0)
        {
            data["resolved"] = resolved;
        }

        return data;
    }

    private static JsonObject Answer(
        JsonObject input, string? label, IReadOnlyDictionary<string, JsonNode?> values, DiscordPerson person, JsonObject resolved, int number)
    {
        var id = input.Text("custom_id")!;
        var type = input.Whole("type");
        var answer = new JsonObject { ["type"] = type, ["id"] = number, ["custom_id"] = id };
        var given = Given(values.GetValueOrDefault(id) ?? Prefilled(input));
        if (given.Count == 0 && DiscordFields.IsRequired(input))
        {
            throw new TownException($"\"{label}\" is required.");
        }

        switch (type)
        {
            case 4:
                answer["value"] = Text(input, label, given.FirstOrDefault() ?? "");
                break;
            case 21:
                answer["value"] = given.Count == 0 ? null : Choice(input, label, given[0]);
                break;
            case 23:
                answer["value"] = given.FirstOrDefault() is "true" or "on" or "yes";
                break;
            default:
                answer["values"] = new JsonArray([.. Chosen(input, label, given, person, resolved).Select(value => (JsonNode)value)]);
                break;
        }

        return answer;
    }

    private static JsonNode? Prefilled(JsonObject input)
    {
        if (input.Whole("type") is 4)
        {
            return input.Text("value");
        }

        string?[] chosen =
        [
            .. input.Objects("options").Where(option => option.Says("default")).Select(option => option.Text("value")),
            .. input.Objects("default_values").Select(value => value.Text("id")),
        ];
        return chosen.Length > 0 ? new JsonArray([.. chosen.Select(value => (JsonNode?)value)]) : input.Says("default") ? "true" : null;
    }

    private static List<string> Given(JsonNode? value) => value switch
    {
        JsonArray list => [.. list.Select(item => item?.ToString()).OfType<string>()],
        null => [],
        _ when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => [value.ToJsonString()],
        _ => value.ToString() is { Length: > 0 } text ? [text] : [],
    };

    private static string Text(JsonObject input, string? label, string text)
    {
        var most = input.Whole("max_length") ?? 4000;
        var least = input.Whole("min_length") ?? 0;
        if (text.Length > most)
        {
            throw new TownException(string.Create(CultureInfo.InvariantCulture, $"\"{label}\" takes at most {most} characters, and this is {text.Length}."));
        }

        return text.Length == 0 || text.Length >= least
            ? text
            : throw new TownException(string.Create(CultureInfo.InvariantCulture, $"\"{label}\" takes at least {least} characters."));
    }

    private static List<string> Chosen(JsonObject input, string? label, List<string> given, DiscordPerson person, JsonObject resolved)
    {
        var most = input.Whole("max_values") ?? (input.Whole("type") is 22 ? input.Objects("options").Count() : 1);
        if (given.Count > most)
        {
            throw new TownException(string.Create(CultureInfo.InvariantCulture, $"\"{label}\" takes at most {most} choices."));
        }

        if (given.Count > 0 && given.Count < (input.Whole("min_values") ?? 0))
        {
            throw new TownException(string.Create(CultureInfo.InvariantCulture, $"\"{label}\" takes at least {input.Whole("min_values")} choices."));
        }

        return [.. given.Select(each => input.Whole("type") switch
        {
            5 => DiscordResolving.Person(each, resolved),
            6 => DiscordResolving.Role(each, resolved),
            7 => DiscordResolving.Mentionable(each, resolved),
            8 => DiscordResolving.Channel(each, person, resolved),
            _ => Choice(input, label, each),
        })];
    }

    private static string Choice(JsonObject input, string? label, string given) =>
        input.Objects("options")
            .FirstOrDefault(option => option.Text("value") == given || string.Equals(option.Text("label"), given, StringComparison.OrdinalIgnoreCase))
            .Text("value")
        ?? throw new TownException($"\"{label}\" has no choice \"{given}\".");
}
