using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>A line that begins with "/", taken apart as far as its command goes: the words of the path, and what follows them.</summary>
/// <param name="Command">The registered command, or null where the first word names none.</param>
/// <param name="Path">The subcommand group and subcommand that were named.</param>
/// <param name="Leaf">Where options are declared: the command itself or its subcommand.</param>
/// <param name="Rest">The text after the path.</param>
internal sealed record DiscordTypedLine(JsonObject? Command, IReadOnlyList<JsonObject> Path, JsonObject? Leaf, string Rest)
{
    /// <summary>Whether a subcommand is still to be named.</summary>
    public bool NeedsMore => Leaf is not null && Children(Leaf).Any();

    /// <summary>The options that the leaf declares.</summary>
    public IReadOnlyList<JsonObject> Options => Leaf is null ? [] : [.. Leaf.Objects("options").Where(option => option.Whole("type") is not (1 or 2))];

    /// <summary>The subcommands and groups under a node.</summary>
    public static IEnumerable<JsonObject> Children(JsonObject node) => node.Objects("options").Where(option => option.Whole("type") is 1 or 2);

    /// <summary>Takes the line apart.</summary>
    public static DiscordTypedLine Read(string line, IReadOnlyList<JsonObject> commands)
    {
        var rest = line.TrimStart().TrimStart('/');
        var word = NextWord(ref rest);
        var command = commands.FirstOrDefault(each => Is(each, word));
        List<JsonObject> path = [];
        var leaf = command;
        while (leaf is not null && Children(leaf).Any())
        {
            var before = rest;
            word = NextWord(ref rest);
            if (Children(leaf).FirstOrDefault(child => Is(child, word)) is not { } child)
            {
                rest = before;
                break;
            }

            path.Add(child);
            leaf = child;
        }

        return new DiscordTypedLine(command, path, leaf, rest);
    }

    private static bool Is(JsonObject node, string word) => string.Equals(node.Text("name"), word, StringComparison.OrdinalIgnoreCase);

    private static string NextWord(ref string rest)
    {
        var trimmed = rest.TrimStart();
        var end = trimmed.IndexOf(' ', StringComparison.Ordinal);
        rest = end < 0 ? "" : trimmed[(end + 1)..];
        return end < 0 ? trimmed : trimmed[..end];
    }
}
