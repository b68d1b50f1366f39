using System.Text.Json;
using OrganizerBot.Commands;

namespace OrganizerBot.Discord;

/// <summary>A slash command as typed: its line, and where the cursor is.</summary>
/// <param name="Line">The command with its values.</param>
/// <param name="Focused">The option being typed, while suggestions are asked for.</param>
internal sealed record DiscordTyped(CommandLine Line, string? Focused)
{
    /// <summary>Follows subcommands down to the values.</summary>
    /// <returns>The command, or null when a name or a value is missing or of no kind we know.</returns>
    public static DiscordTyped? Read(DiscordInteractionData data)
    {
        if (data.Name is not { Length: > 0 } path)
        {
            return null;
        }

        var options = data.Options ?? [];
        while (options is [{ Type: 1 or 2, Name: { Length: > 0 } name } inner])
        {
            path += " " + name;
            options = inner.Options ?? [];
        }

        return options.All(option => option is { Name.Length: > 0, Value: { } value } && TextOf(value) is not null)
            ? new DiscordTyped(
                new CommandLine(path, options.Select(option => KeyValuePair.Create(option.Name!, TextOf(option.Value!.Value)!))),
                options.FirstOrDefault(option => option.Focused == true)?.Name)
            : null;
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => DiscordJson.TextOf(value),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        _ => null,
    };
}
