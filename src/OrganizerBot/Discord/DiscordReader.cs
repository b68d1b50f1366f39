using System.Collections.Concurrent;
using System.Text.Json;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Web;

namespace OrganizerBot.Discord;

/// <summary>Reads what Discord sends into a command and who gives it. A button is a command somebody typed for you.</summary>
internal sealed class DiscordReader(CommandCatalog catalog)
{
    /// <summary>How deep JSON may nest.</summary>
    public const int MaxDepth = 32;

    /// <summary>The version before a command line in a <c>custom_id</c>.</summary>
    public const string Prefix = "1:";

    /// <summary>The type of interaction by which Discord asks whether anybody is there.</summary>
    public const int Ping = 1;

    private const int Command = 2;
    private const int Component = 3;
    private const int Autocomplete = 4;
    private const int Modal = 5;
    private const long Ephemeral = 64;

    /// <summary>A card that many press sends the same line again and again: so many are kept as they were read.</summary>
    private const int MostLines = 500;

    private readonly ConcurrentDictionary<string, CommandLine?> _lines = new();

    /// <summary>Parses a body strictly: UTF-8, no duplicate member at any depth, nothing nested deeper than <see cref="MaxDepth"/>.</summary>
    /// <returns>The interaction, or null when the body is not one.</returns>
    public static DiscordInteraction? Parse(ReadOnlyMemory<byte> body) => StrictJson.Read(body.Span, DiscordJson.Default.DiscordInteraction);

    /// <summary>Understands an interaction.</summary>
    /// <returns>What is asked, or null when something needed is missing or odd.</returns>
    public DiscordRequest? Read(DiscordInteraction wire)
    {
        if (wire.Type == Ping)
        {
            return new DiscordRequest.Ping();
        }

        if (!DiscordSnowflake.IsOne(wire.Id) || wire.Token is not { Length: > 0 and <= 2048 } || wire.Data is not { } data)
        {
            return null;
        }

        if (wire.GuildId is null)
        {
            return new DiscordRequest.Elsewhere(Language.From(wire.Locale), wire.Type == Autocomplete);
        }

        return DiscordVisitor.Of(wire) is not { } visitor ? null : wire.Type switch
        {
            Command when data.Type == DiscordShortcut.Kind => ReadShortcut(data, visitor, BackTo(wire)),
            Command => ReadCommand(data, visitor, BackTo(wire)),
            Component => ReadPress(data, visitor, BackTo(wire)),
            Autocomplete => ReadTyping(data, visitor),
            Modal => ReadForm(data, visitor, BackTo(wire)),
            _ => null,
        };
    }

    private static DiscordReturn BackTo(DiscordInteraction wire) =>
        new(wire.Token!, Replaces: ((wire.Message?.Flags ?? 0) & Ephemeral) != 0, MayOpenForm: wire.Type != Modal);

    private static DiscordRequest.Command? ReadCommand(DiscordInteractionData data, Visitor visitor, DiscordReturn back) =>
        DiscordTyped.Read(data) is { } typed ? new DiscordRequest.Command(typed.Line, visitor, back) : null;

    private DiscordRequest? ReadShortcut(DiscordInteractionData data, Visitor visitor, DiscordReturn back)
    {
        if (data.Name is not { Length: > 0 } name || DiscordShortcut.Target(data) is not { } message)
        {
            return null;
        }

        return DiscordShortcut.Find(name, catalog) is { } shortcut
            ? new DiscordRequest.Command(shortcut.About(DiscordShortcut.Addresses(message)), visitor, back)
            : new DiscordRequest.Puzzle(name, visitor, back);
    }

    private static DiscordRequest.Suggest? ReadTyping(DiscordInteractionData data, Visitor visitor) =>
        DiscordTyped.Read(data) is { Focused: { } option } typed
            ? new DiscordRequest.Suggest(typed.Line, option, typed.Line.Values.GetValueOrDefault(option, ""), visitor)
            : null;

    private DiscordRequest? ReadPress(DiscordInteractionData data, Visitor visitor, DiscordReturn back) => data.CustomId switch
    {
        null => null,
        var id when LineOf(id) is { } line => new DiscordRequest.Command(line, visitor, back),
        var id => new DiscordRequest.Puzzle(id, visitor, back),
    };

    private DiscordRequest? ReadForm(DiscordInteractionData data, Visitor visitor, DiscordReturn back) => data.CustomId switch
    {
        null => null,
        var id when LineOf(id) is { } line => new DiscordRequest.Command(line.With(Filled(data.Components ?? [])), visitor with { SentForm = true }, back),
        var id => new DiscordRequest.Puzzle(id, visitor, back),
    };

    private CommandLine? LineOf(string id)
    {
        if (_lines.TryGetValue(id, out var known))
        {
            return known;
        }

        if (_lines.Count >= MostLines)
        {
            _lines.Clear();
        }

        return _lines[id] = ReadLine(id);
    }

    private CommandLine? ReadLine(string id) =>
        id.StartsWith(Prefix, StringComparison.Ordinal) && CommandText.Read(id[Prefix.Length..], catalog) is { Problem: null } reading ? reading.Line : null;

    /// <summary>The inputs with what they hold; one left empty was emptied on purpose.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Filled(IEnumerable<DiscordInput?> inputs)
    {
        foreach (var input in inputs.OfType<DiscordInput>())
        {
            var value = input.Value is { ValueKind: JsonValueKind.String } text ? DiscordJson.TextOf(text) : input.Values is [var chosen, ..] ? chosen : null;
            if (input.CustomId is { Length: > 0 } name)
            {
                yield return new(name, string.IsNullOrWhiteSpace(value) ? "" : value);
            }

            foreach (var inner in Filled([input.Component, .. input.Components ?? []]))
            {
                yield return inner;
            }
        }
    }
}
