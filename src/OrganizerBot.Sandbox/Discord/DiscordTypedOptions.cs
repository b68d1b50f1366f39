using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Splits what was typed after a command into its options' texts.</summary>
/// <remarks>
/// <c>name:value</c> pairs; a value runs until the next known <c> name:</c>, or is in double quotes. Text before the first name
/// fills the options that are not named, in order, the last one taking what is left: a convenience that Discord's client does not need.
/// </remarks>
internal static class DiscordTypedOptions
{
    /// <summary>The options' texts by name, in the order typed.</summary>
    public static IReadOnlyList<(JsonObject Option, string Text)> Split(string typed, IReadOnlyList<JsonObject> options)
    {
        List<(JsonObject Option, string Text)> named = [];
        var first = NextName(typed, 0, options);
        var at = first;
        while (at is { } start)
        {
            var next = start.Quoted ?? NextName(typed, start.ValueAt, options)?.NameAt ?? typed.Length;
            named.Add((start.Option, Unquoted(typed[start.ValueAt..next])));
            at = NextName(typed, next, options);
        }

        var loose = Unnamed(typed[..(first?.NameAt ?? typed.Length)], [.. options.Where(option => named.All(each => each.Option != option))]);
        return [.. loose, .. named];
    }

    private static IEnumerable<(JsonObject, string)> Unnamed(string typed, List<JsonObject> free)
    {
        var tokens = Regex.Matches(typed, "\"[^\"]*\"|\\S+").Select(match => match.Value).ToList();
        for (var index = 0; index < free.Count && index < tokens.Count; index++)
        {
            var isLast = index == free.Count - 1 && tokens.Count > free.Count;
            yield return (free[index], isLast ? string.Join(' ', tokens.Skip(index).Select(Unquoted)) : Unquoted(tokens[index]));
        }
    }

    private static Found? NextName(string typed, int from, IReadOnlyList<JsonObject> options)
    {
        if (options.Count == 0 || from > typed.Length)
        {
            return null;
        }

        var names = string.Join('|', options.Select(option => Regex.Escape(option.Text("name")!)).OrderByDescending(name => name.Length));
        var match = new Regex($@"(?<=^|\s)({names}):\s*", RegexOptions.IgnoreCase).Match(typed, from);
        if (!match.Success)
        {
            return null;
        }

        var option = options.First(each => each.Text("name")!.Equals(match.Groups[1].Value, StringComparison.OrdinalIgnoreCase));
        var valueAt = match.Index + match.Length;
        var close = valueAt < typed.Length && typed[valueAt] == '"' ? typed.IndexOf('"', valueAt + 1) : -1;
        return new Found(option, match.Index, valueAt, close < 0 ? null : close + 1);
    }

    private static string Unquoted(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length >= 2 && trimmed[0] == '"' && trimmed[^1] == '"' ? trimmed[1..^1] : trimmed;
    }

    private sealed record Found(JsonObject Option, int NameAt, int ValueAt, int? Quoted);
}
