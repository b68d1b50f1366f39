using System.Globalization;
using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>One field as a person filled it in, checked as Slack's own client checks before it sends anything.</summary>
/// <param name="Value">The value as it stands in the state; null where there is none.</param>
/// <param name="Problem">Why the client does not send it.</param>
internal sealed record SlackEntry(JsonNode? Value, string? Problem = null)
{
    /// <summary>Whether nothing is filled in.</summary>
    public bool IsEmpty => Value is null or JsonArray { Count: 0 };

    /// <summary>A field that the person did not touch.</summary>
    public static SlackEntry Unchanged(JsonNode? value) => new(value?.DeepClone());

    /// <summary>Reads what was typed: a word, or a list of words.</summary>
    public static SlackEntry Read(SlackView view, string block, JsonNode element, SlackElement kind, JsonNode? typed)
    {
        var list = typed as JsonArray ?? new JsonArray(typed?.DeepClone());
        var words = list.Select(word => word?.ToString() ?? "").Where(word => word.Length > 0).ToArray();
        if (words.Length == 0)
        {
            return new SlackEntry(Value: null);
        }

        var entries = (kind.Many ? words : words[..1]).Select(word => One(view, block, element, kind, word)).ToArray();
        return entries.FirstOrDefault(entry => entry.Problem is not null)
            ?? (kind.Many ? new SlackEntry(new JsonArray([.. entries.Select(entry => entry.Value)])) : entries[0]);
    }

    private static SlackEntry One(SlackView view, string block, JsonNode element, SlackElement kind, string word) => kind switch
    {
        { IsOption: true } => Choice(view, block, element, word),
        { Kind: "person" } => SlackCast.Person(word) is { } person ? new(person.Id) : new(null, $"Nobody here is called {word}."),
        { Kind: "channel" } => SlackChannels.Beside(view.Channel, word) is { } channel ? new(channel.Id) : new(null, $"There is no channel {word}."),
        { Kind: "date" } => DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? new(word) : new(null, "Please choose a date (year-month-day)."),
        _ => Words(element, word),
    };

    private static SlackEntry Choice(SlackView view, string block, JsonNode element, string word)
    {
        var offered = SlackState.Choices(view, block, element).ToArray();
        var option = offered.FirstOrDefault(option => (string?)option["value"] == word)
            ?? offered.FirstOrDefault(option => string.Equals((string?)option["text"]?["text"], word, StringComparison.OrdinalIgnoreCase));
        return option is null ? new(null, $"{word} is not one of the choices.") : new(option.DeepClone());
    }

    private static SlackEntry Words(JsonNode element, string word)
    {
        var length = word.EnumerateRunes().Count();
        var (least, most) = ((int?)element["min_length"] ?? 0, (int?)element["max_length"] ?? 3000);
        return length < least ? new(null, $"Please write at least {least} characters.")
            : length > most ? new(null, $"Please write at most {most} characters.")
            : new(word);
    }
}
