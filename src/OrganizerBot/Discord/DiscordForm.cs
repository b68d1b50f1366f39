using System.Text.Json.Nodes;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Discord;

/// <summary>Turns a form into a modal of at most five inputs. Where there are more, sending it leads to the next.</summary>
internal sealed class DiscordForm(CommandCatalog catalog)
{
    private const int MaxCustomId = 100;
    private const int MaxFields = 5;
    private const int MaxTitle = 45;
    private const int MaxLabel = 45;
    private const int MaxHint = 100;
    private const int MaxChoices = 25;
    private const int MaxChoice = 100;
    private const int MaxInput = 4000;

    /// <summary>Text channels, announcements and their threads: where the bot can post.</summary>
    public static IReadOnlyList<int> ChannelTypes { get; } = [0, 5, 10, 11, 12];

    /// <summary>The modal's data.</summary>
    public JsonObject Modal(Form form, Words words)
    {
        var page = form.FirstPage(MaxFields);
        return new JsonObject
        {
            ["custom_id"] = DiscordRenderer.CustomId(Shortened(page.Line)),
            ["title"] = UserText.Cut(page.Title, MaxTitle),
            ["components"] = new JsonArray([.. page.Fields.Select(field => Label(field, words))]),
        };
    }

    /// <summary>The line, without what the server's draft holds when the whole is too long for a custom id.</summary>
    public CommandLine Shortened(CommandLine line) =>
        DiscordReader.Prefix.Length + line.ToString().Length <= MaxCustomId
            ? line
            : catalog.Find(line.Path)!.Core(line);

    private static JsonObject Label(Field field, Words words)
    {
        var label = new JsonObject { ["type"] = 18, ["label"] = UserText.Cut(field.Label, MaxLabel) };
        if ((field.Problem ?? field.Hint) is { Length: > 0 } hint)
        {
            label["description"] = UserText.Cut(hint, MaxHint);
        }

        label["component"] = field.Kind switch
        {
            FieldKind.Text => TextInput(field, isLong: false),
            FieldKind.LongText => TextInput(field, isLong: true),
            FieldKind.Choice when field.Choices.Count == 0 => TextInput(field, isLong: false),
            FieldKind.Choice => Choices(field),
            FieldKind.Date => TextInput(field, isLong: false, words.Plain("platform.discord.day")),
            FieldKind.Channel => Picker(field, 8, "channel"),
            FieldKind.Member => Picker(field, 5, "user"),
            FieldKind.Group => Picker(field, 6, "role"),
            _ => throw new ArgumentOutOfRangeException(nameof(field), field.Kind, "An unknown kind of input."),
        };
        return label;
    }

    private static JsonObject TextInput(Field field, bool isLong, string? placeholder = null)
    {
        var most = Math.Clamp(field.MaxLength, 1, MaxInput);
        var input = Input(field, 4);
        input["style"] = isLong ? 2 : 1;
        input["max_length"] = most;
        if (placeholder is not null)
        {
            input["placeholder"] = placeholder;
        }

        if (field.Value is { Length: > 0 } value)
        {
            input["value"] = UserText.Cut(isLong ? value : value.ReplaceLineEndings(" "), most);
        }

        return input;
    }

    private static JsonObject Choices(Field field)
    {
        var select = Input(field, 3);
        AllowNone(select, field);
        select["options"] = new JsonArray([.. field.Choices.Take(MaxChoices).Select(choice => new JsonObject
        {
            ["label"] = UserText.Cut(choice.Label, MaxChoice),
            ["value"] = choice.Value,
            ["default"] = choice.Value.Equals(field.Value, StringComparison.OrdinalIgnoreCase),
        })]);
        return select;
    }

    private static JsonObject Picker(Field field, int type, string kind)
    {
        var picker = Input(field, type);
        AllowNone(picker, field);
        if (type == 8)
        {
            picker["channel_types"] = new JsonArray([.. ChannelTypes.Select(channel => (JsonNode)channel)]);
        }

        // A value may have come as a mention, <#1> or <@1>.
        var id = field.Value?.Trim('<', '#', '@', '!', '&', '>');
        if (DiscordSnowflake.IsOne(id))
        {
            picker["default_values"] = new JsonArray(new JsonObject { ["id"] = id, ["type"] = kind });
        }

        return picker;
    }

    private static JsonObject Input(Field field, int type) => new() { ["type"] = type, ["custom_id"] = field.Name, ["required"] = field.Required };

    private static void AllowNone(JsonObject select, Field field)
    {
        select["min_values"] = field.Required ? 1 : 0;
        select["max_values"] = 1;
    }
}
