using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Stories;

/// <summary>What one person has before their eyes: an answer, a form or a message, and what they have filled in there so far.</summary>
internal sealed partial class StorySight(Sight sight, string channel)
{
    private const string Between = " … ";

    private readonly Dictionary<string, JsonNode?> _values = [];

    /// <summary>Where it is.</summary>
    public string Channel => channel;

    /// <summary>What is suggested there.</summary>
    public IReadOnlyList<SightOption> Offered { get; set; } = [];

    /// <summary>The message or the form that its buttons belong to.</summary>
    public string Id => sight.Message ?? FormId;

    /// <summary>The form.</summary>
    public string FormId => sight.Form?.Id ?? throw new StoryException("No form is open.");

    /// <summary>What was filled in.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Values => _values;

    /// <summary>All words of it, as a person reads them.</summary>
    public string Visible => string.Join('\n', Words(sight).Concat(Offered.Select(option => $"({option.Label})")));

    /// <summary>The button with that label.</summary>
    public string Button(string label) =>
        (sight.Buttons ?? []).FirstOrDefault(button => Plain(button.Label) == Plain(label))?.Id ?? throw new StoryException("There is no such button.");

    /// <summary>Whether there is a button with that label.</summary>
    public bool HasButton(string label) => (sight.Buttons ?? []).Any(button => Plain(button.Label) == Plain(label));

    /// <summary>The button that comes first.</summary>
    public string FirstButton => sight.Buttons?[0].Id ?? throw new StoryException("There is no button.");

    /// <summary>What stands in the message's menu under that label.</summary>
    public string Shortcut(string label) =>
        (sight.Shortcuts ?? []).FirstOrDefault(shortcut => Plain(shortcut.Label) == Plain(label))?.Id ?? throw new StoryException("That is not in its menu.");

    /// <summary>The field that "Label: text" is about, and the text.</summary>
    public (SightField Field, string Text) Field(string words)
    {
        var parts = Plain(words).Split(':', 2);
        var field = sight.Form?.Fields.FirstOrDefault(field => Plain(field.Label) == parts[0].Trim()) ?? throw new StoryException($"There is no field “{parts[0].Trim()}”.");
        return (field, parts[1].Trim());
    }

    /// <summary>Fills in a field: "Label: text", or "Label: a choice" as it is read there.</summary>
    public void Fill(string words)
    {
        var (field, text) = Field(words);
        _values[field.Id] = (field.IsAsked == true ? Offered : field.Options ?? []).FirstOrDefault(option => Plain(option.Label) == text)?.Value ?? text;
    }

    /// <summary>Whether all of it is there: words with " … " between them stand one after the other.</summary>
    public bool Shows(string words)
    {
        var (rest, at) = (Plain(Visible), 0);
        foreach (var piece in Plain(words).Split(Between))
        {
            at = rest.IndexOf(piece, at, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            at += piece.Length;
        }

        return true;
    }

    /// <exception cref="StoryException">It is not there.</exception>
    public void MustShow(string words)
    {
        if (!Shows(words))
        {
            throw new StoryException("That is not there.");
        }
    }

    /// <exception cref="StoryException">It is there.</exception>
    public void MustNotShow(string words)
    {
        if (Shows(words))
        {
            throw new StoryException("That is there.");
        }
    }

    /// <summary>The first code in it, of the length that such a thing has.</summary>
    public string Code(string thing)
    {
        var length = thing switch { "receipt" => 26, "joincode" => 10, _ => 5 };
        return Codes().Matches(Offered.Count > 0 ? string.Join('\n', Offered.Select(option => option.Value)) : Visible).Select(match => match.Value).FirstOrDefault(code => code.Replace("-", "", StringComparison.Ordinal).Length == length)
            ?? throw new StoryException("There is no such code.");
    }

    private static IEnumerable<string> Words(Sight sight)
    {
        string?[] head = [sight.Error, sight.Form?.Title, sight.Text];
        return
        [
            .. head.OfType<string>(),
            .. (sight.Form?.Fields ?? []).SelectMany(field => Words(field, sight.Form!.Errors?.GetValueOrDefault(field.Id))),
            .. (sight.Files ?? []).Select(file => $"{file.Name} ({file.Description})"),
            .. (sight.Buttons ?? []).Select(button => $"[{button.Label}]"),
        ];
    }

    private static IEnumerable<string> Words(SightField field, string? error) =>
        [$"{field.Label}: {field.Value}", .. (field.Options ?? []).Select(option => $"({option.Label})"), .. ((string?[])[field.Hint, error]).OfType<string>()];

    // French sets narrow and unbreakable spaces where the document has plain ones.
    private static string Plain(string text) => Space().Replace(text, " ");

    [GeneratedRegex(@"[\u00A0\u202F]")]
    private static partial Regex Space();

    [GeneratedRegex(@"\b[0-9A-HJKMNP-TV-Z]{5}[0-9A-HJKMNP-TV-Z-]*\b")]
    private static partial Regex Codes();
}

/// <summary>A story does not go as it is written.</summary>
internal sealed class StoryException(string message) : Exception(message);
