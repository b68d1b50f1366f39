using System.Globalization;
using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Turns a typed line into a command as Discord's client would, and refuses what the client would refuse.</summary>
internal sealed class DiscordTyping(DiscordCommandsBook book)
{
    /// <summary>The commands that the person is offered: those their permissions open.</summary>
    public IReadOnlyList<JsonObject> Offered(DiscordPerson person) =>
        [.. book.Typed().Where(command => Opens(command.Text("default_member_permissions"), person))];

    /// <summary>The data of a command interaction (type 2).</summary>
    /// <exception cref="TownException">The client would not send this.</exception>
    public JsonObject Command(string text, DiscordPerson person)
    {
        var offered = Offered(person);
        var line = DiscordTypedLine.Read(text, offered);
        if (line.Command is null)
        {
            var known = string.Join(", ", offered.Select(command => "/" + command.Text("name")));
            throw new TownException($"There is no such command. {(known.Length == 0 ? "None is registered yet." : $"There are {known}.")}");
        }

        if (line.NeedsMore)
        {
            throw new TownException($"Which one? There are {string.Join(", ", DiscordTypedLine.Children(line.Leaf!).Select(child => child.Text("name")))}.");
        }

        var resolved = new JsonObject();
        var options = new JsonArray();
        var typed = DiscordTypedOptions.Split(line.Rest, line.Options);
        foreach (var (option, value) in typed.Where(each => each.Text.Length > 0))
        {
            options.Add(Written(option, Value(option, value, person, resolved)));
        }

        var missing = line.Options.FirstOrDefault(option => option.Says("required") && typed.All(each => each.Option != option || each.Text.Length == 0));
        return missing is null ? Data(line, options, resolved) : throw new TownException($"{missing.Text("name")} is required");
    }

    /// <summary>The data around the options, for a command or for autocomplete.</summary>
    public static JsonObject Data(DiscordTypedLine line, JsonArray options, JsonObject resolved)
    {
        foreach (var step in line.Path.Reverse())
        {
            var wrapped = new JsonObject { ["name"] = step.Text("name"), ["type"] = step.Whole("type"), ["options"] = options };
            options = [wrapped];
        }

        var command = line.Command!;
        var data = new JsonObject { ["id"] = command.Text("id"), ["name"] = command.Text("name"), ["type"] = 1, ["options"] = options };
        if (resolved.Count > 0)
        {
            data["resolved"] = resolved;
        }

        if (command.Text("guild_id") is { } guild)
        {
            data["guild_id"] = guild;
        }

        return data;
    }

    /// <summary>One option of an interaction.</summary>
    public static JsonObject Written(JsonObject option, JsonNode value) =>
        new() { ["name"] = option.Text("name"), ["type"] = option.Whole("type"), ["value"] = value };

    private static JsonNode Value(JsonObject option, string text, DiscordPerson person, JsonObject resolved)
    {
        var name = option.Text("name");
        if (option.Objects("choices").Any())
        {
            return option.Objects("choices")
                .FirstOrDefault(choice => choice.Member("value")?.ToString() == text || string.Equals(choice.Text("name"), text, StringComparison.OrdinalIgnoreCase))
                ?.Member("value")?.DeepClone()
                ?? throw new TownException($"{name} has no choice \"{text}\"; there are {string.Join(", ", option.Objects("choices").Select(choice => choice.Text("name")))}.");
        }

        return option.Whole("type") switch
        {
            3 => Fitting(option, text),
            4 => Within(option, long.TryParse(text, CultureInfo.InvariantCulture, out var whole) ? whole : throw new TownException($"{name} must be a whole number")),
            5 => text.ToLowerInvariant() switch
            {
                "true" or "yes" => true,
                "false" or "no" => false,
                _ => throw new TownException($"{name} must be True or False"),
            },
            6 => DiscordResolving.Person(text, resolved),
            7 => DiscordResolving.Channel(text, person, resolved),
            8 => DiscordResolving.Role(text, resolved),
            9 => DiscordResolving.Mentionable(text, resolved),
            10 => Within(option, double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : throw new TownException($"{name} must be a number")),
            _ => throw new TownException($"{name} takes a file, and the town has none"),
        };
    }

    private static string Fitting(JsonObject option, string text)
    {
        var (least, most) = (option.Whole("min_length") ?? 0, option.Whole("max_length") ?? 6000);
        return text.Length >= least && text.Length <= most
            ? text
            : throw new TownException(string.Create(CultureInfo.InvariantCulture, $"{option.Text("name")} takes {least} to {most} characters"));
    }

    private static JsonNode Within(JsonObject option, double number)
    {
        double? Bound(string member) => option.Member(member) is { } node ? double.Parse(node.ToString(), CultureInfo.InvariantCulture) : null;
        if (number < Bound("min_value") || number > Bound("max_value"))
        {
            throw new TownException($"{option.Text("name")} must be from {option.Member("min_value")} to {option.Member("max_value")}");
        }

        return option.Whole("type") is 4 ? (long)number : number;
    }

    /// <summary>Whether a command's own permissions open it to the person.</summary>
    public static bool Opens(string? permissions, DiscordPerson person) =>
        permissions is null
        || (ulong.TryParse(permissions, out var needed) && needed != 0 && (DiscordPermissions.Of(person) & needed) == needed);
}
