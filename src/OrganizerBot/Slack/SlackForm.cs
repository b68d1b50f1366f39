using System.Globalization;
using System.Text.Json.Nodes;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>Writes forms as views with inputs.</summary>
internal static class SlackForm
{
    /// <summary>What marks a view as a form.</summary>
    public const string Callback = "form";

    /// <summary>How many characters fit into the title and the buttons of a view.</summary>
    public const int MostInTitle = 24;

    private const string Action = "v";
    private const int MostInLabel = 2000;
    private const int MostInInput = 3000;
    private const int MostInOption = 75;
    private const int MostOptions = 100;

    /// <summary>The form.</summary>
    /// <param name="form">What is asked.</param>
    /// <param name="words">The reader's language.</param>
    /// <param name="channel">Where the command was given: Slack does not repeat it when the form is sent.</param>
    public static JsonObject Of(Form form, Words words, string channel) => new()
    {
        ["type"] = "modal",
        ["callback_id"] = Callback,
        ["private_metadata"] = SlackLine.ForView(channel, form.Line),
        ["title"] = SlackText.Plain(form.Title, MostInTitle),
        ["submit"] = SlackText.Plain(words.Plain("platform.slack.submit"), MostInTitle),
        ["close"] = SlackText.Plain(words.Plain("platform.slack.cancel"), MostInTitle),
        ["blocks"] = new JsonArray([.. form.Fields.Select(Input)]),
    };

    private static JsonObject Input(Field field)
    {
        var element = Element(field);
        element["action_id"] = Action;
        var input = new JsonObject
        {
            ["type"] = "input",
            ["block_id"] = field.Name,
            ["label"] = SlackText.Plain(field.Label, MostInLabel),
            ["element"] = element,
            ["optional"] = !field.Required,
        };
        if (!string.IsNullOrWhiteSpace(field.Hint))
        {
            input["hint"] = SlackText.Plain(field.Hint, MostInLabel);
        }

        return input;
    }

    /// <summary>The answer to what is typed into an input that suggests.</summary>
    public static JsonObject Suggested(IEnumerable<Choice> choices) => new() { ["options"] = new JsonArray([.. choices.Take(MostOptions).Select(Option)]) };

    private static JsonObject Element(Field field) => field.Kind switch
    {
        _ when field.Suggests => Suggesting(field),
        FieldKind.Choice when field.Choices.Count > 0 => Choice(field),
        // Slack has nothing to pick a user group with: where none are suggested it is written.
        FieldKind.Text or FieldKind.Choice or FieldKind.Group => Text(field, multiline: false),
        FieldKind.LongText => Text(field, multiline: true),
        FieldKind.Date => Date(field),
        FieldKind.Channel => Channel(field),
        FieldKind.Member => Member(field),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.Kind, "An unknown kind of input."),
    };

    private static JsonObject Text(Field field, bool multiline)
    {
        var value = UserText.Cut(field.Value ?? "", MostInInput);
        var element = new JsonObject
        {
            ["type"] = "plain_text_input",
            ["multiline"] = multiline,
            // What was typed too long stays, so that it can be shortened.
            ["max_length"] = Math.Clamp(Math.Max(field.MaxLength, value.Length), 1, MostInInput),
        };
        return With(element, "initial_value", value);
    }

    private static JsonObject Choice(Field field)
    {
        JsonObject[] options = [.. field.Choices.Take(MostOptions).Select(Option)];
        var element = new JsonObject { ["type"] = "static_select", ["options"] = new JsonArray([.. options]) };
        var chosen = field.Choices.Take(MostOptions).FirstOrDefault(choice =>
            choice.Value.Equals(field.Value, StringComparison.OrdinalIgnoreCase) || choice.Label.Equals(field.Value, StringComparison.OrdinalIgnoreCase));
        if (chosen is not null)
        {
            element["initial_option"] = Option(chosen);
        }

        return element;
    }

    /// <summary>Slack asks for what can be chosen, with the first look and with every letter.</summary>
    private static JsonObject Suggesting(Field field)
    {
        var element = new JsonObject { ["type"] = "external_select", ["min_query_length"] = 0 };
        if (field is { Problem: null, Value: { Length: > 0 and <= MostInOption } value })
        {
            element["initial_option"] = Option(field.Choices.FirstOrDefault(choice => choice.Value.Equals(value, StringComparison.OrdinalIgnoreCase)) ?? new Choice(value, value));
        }

        return element;
    }

    private static JsonObject Option(Choice choice) => new() { ["text"] = SlackText.Plain(choice.Label, MostInOption), ["value"] = choice.Value };

    private static JsonObject Date(Field field)
    {
        var isDay = DateOnly.TryParseExact(field.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        return With(new JsonObject { ["type"] = "datepicker" }, "initial_date", isDay ? field.Value : null);
    }

    private static JsonObject Channel(Field field)
    {
        var element = new JsonObject
        {
            ["type"] = "conversations_select",
            ["filter"] = new JsonObject { ["include"] = new JsonArray("public", "private"), ["exclude_bot_users"] = true },
        };
        if (Id(field.Value, "<#") is { } id)
        {
            element["initial_conversation"] = id;
        }
        else
        {
            element["default_to_current_conversation"] = true;
        }

        return element;
    }

    private static JsonObject Member(Field field) => With(new JsonObject { ["type"] = "users_select" }, "initial_user", Id(field.Value, "<@"));

    /// <summary>The id in what was typed, if it looks like one of Slack's: anything else would make Slack refuse the whole form.</summary>
    private static string? Id(string? typed, string opening)
    {
        var id = typed?.StartsWith(opening, StringComparison.Ordinal) == true ? typed[opening.Length..].TrimEnd('>').Split('|')[0] : typed;
        return id is { Length: >= 8 and <= 32 } && id.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter)) ? id : null;
    }

    private static JsonObject With(JsonObject element, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            element[name] = value;
        }

        return element;
    }
}
