using System.Text.Json.Nodes;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Discord;

/// <summary>Writes the catalogue as Discord's commands: the first word is the command, the others are its subcommands.</summary>
internal static class DiscordCommands
{
    private const int SubCommand = 1;
    private const int SubCommandGroup = 2;
    private const int MaxDescription = 100;
    private const int MaxChoice = 100;
    private const int MaxText = 6000;

    /// <summary>Discord's names for the languages (docs.discord.com/developers/reference#locales); what it shows to everybody else is English.</summary>
    private static readonly (string Name, Language Language)[] Locales = [("fr", Language.French), ("de", Language.German), ("es-ES", Language.Spanish), ("es-419", Language.Spanish)];

    /// <summary>Every command, for <c>PUT /applications/{id}/commands</c>.</summary>
    public static JsonArray Write(CommandCatalog catalog) =>
        [.. catalog.Nouns.Select(noun => Command(1, Node(noun, noun, [.. catalog.Commands.Where(command => command.Noun == noun)], depth: 1))), .. catalog.Shortcuts.Select(Shortcut)];

    /// <summary>A command in the menu of messages has a name in everybody's language, and Discord takes no description of it.</summary>
    private static JsonObject Shortcut(MessageShortcut shortcut) => Command(DiscordShortcut.Kind, new JsonObject
    {
        ["name"] = shortcut.Name(Words.In(Language.English)),
        ["name_localizations"] = Localized(shortcut.Name),
    });

    private static JsonObject Command(int kind, JsonObject command)
    {
        command["type"] = kind;
        command["contexts"] = new JsonArray(0);
        command["integration_types"] = new JsonArray(0);

        // Who may use what is decided where it runs; Discord's own switch works per first word only.
        command["default_member_permissions"] = null;
        return command;
    }

    /// <summary>A word of the path, with everything below it.</summary>
    private static JsonObject Node(string word, string key, IReadOnlyList<CommandDescriptor> commands, int depth)
    {
        var node = Described(word, words => DescriptionOf(words, key));
        var isLeaf = commands is [{ } only] && only.Path.Split(' ').Length == depth;
        node["options"] = isLeaf
            ? Options(commands[0])
            : new JsonArray([.. commands.GroupBy(command => command.Path.Split(' ')[depth]).Select(group => Branch(group.Key, $"{key}.{group.Key}", [.. group], depth + 1))]);
        return node;
    }

    private static JsonObject Branch(string word, string key, IReadOnlyList<CommandDescriptor> commands, int depth)
    {
        var node = Node(word, key, commands, depth);
        node["type"] = commands.Any(command => command.Path.Split(' ').Length > depth) ? SubCommandGroup : SubCommand;
        return node;
    }

    /// <summary>Required ones come first: Discord insists.</summary>
    private static JsonArray Options(CommandDescriptor command) =>
        [.. command.Options.Where(option => option.Details.InForm).OrderByDescending(option => option.InsistedOn).Select(Option)];

    private static JsonObject Option(OptionDescriptor option)
    {
        var written = Described(option.Name, option.Description);
        written["type"] = option.Kind switch
        {
            OptionKind.Text or OptionKind.Short or OptionKind.Link or OptionKind.Date or OptionKind.Choice => 3,
            OptionKind.Number => 4,
            OptionKind.Flag => 5,
            OptionKind.Member => 6,
            OptionKind.Channel => 7,
            OptionKind.Group => 8,
            _ => throw new ArgumentOutOfRangeException(nameof(option), option.Kind, "An unknown kind of option."),
        };
        written["required"] = option.InsistedOn;
        Narrow(written, option);
        return written;
    }

    private static void Narrow(JsonObject written, OptionDescriptor option)
    {
        if (option.Details.Suggest is not null && option.Kind is OptionKind.Text or OptionKind.Short or OptionKind.Link or OptionKind.Number)
        {
            written["autocomplete"] = true;
        }

        switch (option.Kind)
        {
            case OptionKind.Choice:
                written["choices"] = Choices(option);
                break;
            case OptionKind.Number:
                (written["min_value"], written["max_value"]) = (option.Details.From, option.Details.To);
                break;
            case OptionKind.Channel:
                written["channel_types"] = new JsonArray([.. DiscordForm.ChannelTypes.Select(type => (JsonNode)type)]);
                break;
            case OptionKind.Text or OptionKind.Link:
                written["max_length"] = Math.Clamp(option.Details.Max, 1, MaxText);
                break;
            default:
                break;
        }
    }

    private static JsonArray Choices(OptionDescriptor option) => [.. option.Choices(Words.In(Language.English)).Select((choice, at) => new JsonObject
    {
        ["name"] = UserText.Cut(choice.Label, MaxChoice),
        ["name_localizations"] = Localized(words => UserText.Cut(option.Choices(words)[at].Label, MaxChoice)),
        ["value"] = choice.Value,
    })];

    private static JsonObject Described(string name, Func<Words, string> description) => new()
    {
        ["name"] = name,
        ["description"] = UserText.Cut(description(Words.In(Language.English)), MaxDescription),
        ["description_localizations"] = Localized(words => UserText.Cut(description(words), MaxDescription)),
    };

    /// <summary>The words in every other language, under each of Discord's names for it.</summary>
    private static JsonObject Localized(Func<Words, string> text) => new(
        from locale in Locales
        select KeyValuePair.Create(locale.Name, (JsonNode?)text(Words.In(locale.Language))));

    /// <summary>A word that only leads to others may have words of its own; if not, a plain sentence names it.</summary>
    private static string DescriptionOf(Words words, string key) =>
        words.Has(key) ? words.Plain(key) : words.Plain("platform.discord.group", ("noun", key.Split('.')[^1]));
}
