using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>What Discord's client offers while somebody types: commands, options, choices, and the bot's autocomplete.</summary>
/// <remarks>Each suggestion's value is the whole line as it stands once the suggestion is taken.</remarks>
internal sealed class DiscordSuggestions(DiscordTyping typing)
{
    private const int Most = 25;

    /// <summary>Suggestions for the line.</summary>
    /// <param name="text">What has been typed.</param>
    /// <param name="person">Who types.</param>
    /// <param name="ask">Asks the bot for completions (interaction type 4), given the data.</param>
    public async Task<IReadOnlyList<SightOption>> ForAsync(string text, DiscordPerson person, Func<JsonObject, Task<IReadOnlyList<JsonObject>>> ask)
    {
        var offered = typing.Offered(person);
        var line = DiscordTypedLine.Read(text, offered);
        if (line.Command is null || line.NeedsMore)
        {
            return Commands(text.TrimEnd(), offered, person);
        }

        var typed = DiscordTypedOptions.Split(line.Rest, line.Options);
        if (text.EndsWith(' ') || typed.Count == 0)
        {
            var before = text.TrimEnd();
            return [.. line.Options.Where(option => typed.All(each => each.Option != option))
                .Select(option => new SightOption($"{before} {option.Text("name")}:", $"{option.Text("name")} – {Described(option, person)}"))];
        }

        var (focused, part) = typed[^1];
        var stem = part.Length == 0 ? text.TrimEnd() : text[..text.LastIndexOf(part, StringComparison.Ordinal)];
        return [.. (await ValuesAsync(line, typed, focused, part, ask).ConfigureAwait(false))
            .Select(choice => new SightOption(stem + choice.Member("value"), choice.Text("name") ?? "")).Take(Most)];
    }

    private static async Task<IEnumerable<JsonObject>> ValuesAsync(
        DiscordTypedLine line, IReadOnlyList<(JsonObject Option, string Text)> typed, JsonObject focused, string part, Func<JsonObject, Task<IReadOnlyList<JsonObject>>> ask)
    {
        if (focused.Says("autocomplete"))
        {
            // Half-typed values go out as strings, unchecked, even for numbers.
            JsonArray options =
            [
                .. typed.Select(each =>
                {
                    var written = DiscordTyping.Written(each.Option, each.Text);
                    if (each.Option == focused)
                    {
                        written["focused"] = true;
                    }

                    return written;
                }),
            ];
            return await ask(DiscordTyping.Data(line, options, [])).ConfigureAwait(false);
        }

        var choices = focused.Whole("type") switch
        {
            5 => Choices("true", "false"),
            6 or 9 => Choices([.. DiscordCast.People.Select(person => "@" + person.Name)]),
            8 => Choices([.. DiscordShapes.Roles().OfType<JsonObject>().Select(role => "@" + role.Text("name")!.TrimStart('@'))]),
            7 => Choices([.. DiscordCast.Channels.Select(channel => "#" + channel.Name)]),
            _ => focused.Objects("choices"),
        };
        return choices.Where(choice => choice.Text("name")!.Contains(part, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<JsonObject> Choices(params string[] words) => words.Select(word => new JsonObject { ["name"] = word, ["value"] = word });

    // Each command by itself at first, so that none is out of sight; its steps once it is clear which one is meant.
    private static IReadOnlyList<SightOption> Commands(string begun, IReadOnlyList<JsonObject> offered, DiscordPerson person)
    {
        JsonObject[] fitting = [.. offered.Where(command => ("/" + command.Text("name")).StartsWith(begun, StringComparison.OrdinalIgnoreCase))];
        return fitting.Length > 1
            ? [.. fitting.Select(command => Whole(command, person))]
            : [.. offered.SelectMany(command => Paths("/" + command.Text("name"), command, person))
                .Where(path => path.Value.StartsWith(begun, StringComparison.OrdinalIgnoreCase))];
    }

    private static SightOption Whole(JsonObject command, DiscordPerson person)
    {
        var path = "/" + command.Text("name");
        return DiscordTypedLine.Children(command).Any()
            ? new SightOption(path + " ", $"{path} – {string.Join(", ", DiscordTypedLine.Children(command).Select(child => child.Text("name")))}")
            : Paths(path, command, person).Single();
    }

    private static IEnumerable<SightOption> Paths(string path, JsonObject node, DiscordPerson person) =>
        DiscordTypedLine.Children(node).Any()
            ? DiscordTypedLine.Children(node).SelectMany(child => Paths($"{path} {child.Text("name")}", child, person))
            : [new SightOption(path, $"{path} – {Described(node, person)}")];

    private static string? Described(JsonObject node, DiscordPerson person) =>
        node.Member("description_localizations").Text(person.Locale) ?? node.Text("description");
}
