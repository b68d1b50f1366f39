using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrganizerBot.Commands;

/// <summary>A command as it is written: its path, and named values. What Slack sends as text, what a button carries, what a test types.</summary>
[JsonConverter(typeof(Converter))]
public sealed class CommandLine : IEquatable<CommandLine>
{
    /// <summary>Makes a line.</summary>
    /// <param name="path">The command's path.</param>
    /// <param name="values">Values by option name; a later one wins.</param>
    public CommandLine(string path, params IEnumerable<KeyValuePair<string, string>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Path = path;
        Dictionary<string, string> kept = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in values)
        {
            kept[name] = value;
        }

        Values = kept;
    }

    /// <summary>The path, such as <c>petition sign</c>.</summary>
    public string Path { get; }

    /// <summary>The values by option name.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    /// <summary>A line with one or more values, for buttons.</summary>
    public static CommandLine Of(string path, params ReadOnlySpan<(string Name, string Value)> values)
    {
        List<KeyValuePair<string, string>> pairs = [];
        foreach (var (name, value) in values)
        {
            pairs.Add(new(name, value));
        }

        return new CommandLine(path, pairs);
    }

    /// <summary>The same line with more values; a value given before is replaced.</summary>
    public CommandLine With(IEnumerable<KeyValuePair<string, string>> more) => new(Path, [.. Values, .. more]);

    /// <summary>The same line with only some of its values.</summary>
    public CommandLine Only(Func<string, bool> names) => new(Path, [.. Values.Where(value => names(value.Key))]);

    /// <summary>The written form, which <see cref="CommandText"/> reads back to an equal line.</summary>
    public override string ToString() => string.Concat(Values.Select(value => $" {value.Key}:{Quote(value.Value)}").Prepend(Path));

    /// <inheritdoc/>
    public bool Equals(CommandLine? other) =>
        other is not null && Path == other.Path && Values.Count == other.Values.Count
        && Values.All(value => other.Values.TryGetValue(value.Key, out var theirs) && theirs == value.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CommandLine);

    /// <inheritdoc/>
    public override int GetHashCode() => Path.GetHashCode(StringComparison.Ordinal);

    private static string Quote(string value)
    {
        if (value.Length > 0 && !value.Any(letter => char.IsWhiteSpace(letter) || letter == '\\' || CommandText.IsQuote(letter)))
        {
            return value;
        }

        var quoted = new StringBuilder("\"");
        foreach (var letter in value)
        {
            quoted.Append(letter == '\\' || CommandText.IsQuote(letter) ? "\\" : "").Append(letter);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Stores a line as it is written.</summary>
    private sealed class Converter : JsonConverter<CommandLine>
    {
        private static readonly CommandCatalog Catalog = new();

        public override CommandLine? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            CommandText.Read(reader.GetString() ?? "", Catalog).Line;

        public override void Write(Utf8JsonWriter writer, CommandLine value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
