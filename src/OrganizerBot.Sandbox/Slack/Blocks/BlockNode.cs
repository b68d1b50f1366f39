using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack.Blocks;

/// <summary>A place in a payload under inspection: what stands there, where it is, and the list in which problems are noted.</summary>
/// <param name="Json">What stands there, or null.</param>
/// <param name="Pointer">The JSON pointer, as Slack names it in its messages.</param>
/// <param name="Problems">The problems found so far, in Slack's words where they are known.</param>
internal readonly record struct BlockNode(JsonNode? Json, string Pointer, List<string> Problems)
{
    /// <summary>Whether something is there.</summary>
    public bool Exists => Json is not null;

    /// <summary>Its <c>type</c>, or null.</summary>
    public string? Type => (Json as JsonObject)?["type"] is JsonValue type && type.TryGetValue<string>(out var name) ? name : null;

    /// <summary>A property.</summary>
    public BlockNode this[string name] => new((Json as JsonObject)?[name], $"{Pointer}/{name}", Problems);

    /// <summary>Notes a problem here.</summary>
    public void Problem(string what) => Problems.Add($"{what} [json-pointer:{Pointer}]");

    /// <summary>Insists on an object with these properties and no others.</summary>
    /// <param name="required">Those that must be there.</param>
    /// <param name="optional">Those that may be there.</param>
    /// <returns>Whether it is an object.</returns>
    public bool IsObject(string[] required, params string[] optional)
    {
        if (Json is not JsonObject properties)
        {
            Problem("must provide an object");
            return false;
        }

        foreach (var missing in required.Where(name => properties[name] is null))
        {
            Problem($"missing required field: {missing}");
        }

        foreach (var (extra, _) in properties.Where(property => !required.Contains(property.Key) && !optional.Contains(property.Key)))
        {
            Problem($"invalid additional property: {extra}");
        }

        return true;
    }

    /// <summary>Insists on a list of this size, if there is anything.</summary>
    /// <returns>Its items; empty if it is no list.</returns>
    public IReadOnlyList<BlockNode> List(int least, int most)
    {
        if (!Exists)
        {
            return [];
        }

        if (Json is not JsonArray items)
        {
            Problem("must provide an array");
            return [];
        }

        if (items.Count < least)
        {
            Problem($"no less than {least} items allowed");
        }

        if (items.Count > most)
        {
            Problem($"no more than {most} items allowed");
        }

        var here = this;
        return [.. items.Select((item, index) => new BlockNode(item, $"{here.Pointer}/{index}", here.Problems))];
    }

    /// <summary>Insists on a text of this length in characters (code points), if there is anything.</summary>
    public void Words(int least, int most)
    {
        if (!Exists)
        {
            return;
        }

        if (Json!.GetValueKind() != JsonValueKind.String)
        {
            Problem("must provide a string");
            return;
        }

        var length = Json.GetValue<string>().EnumerateRunes().Count();
        if (length < least)
        {
            Problem($"must be more than {least - 1} characters");
        }

        if (length > most)
        {
            Problem($"must be less than {most + 1} characters");
        }
    }

    /// <summary>Insists on a whole number in this range, if there is anything.</summary>
    public void Number(int least, int most)
    {
        if (Exists && (Json is not JsonValue value || !value.TryGetValue<int>(out var number) || number < least || number > most))
        {
            Problem($"must be a number from {least} to {most}");
        }
    }

    /// <summary>Insists on one of these words, if there is anything.</summary>
    public void OneOf(params string[] words)
    {
        if (Exists && !words.Contains(Json!.ToString()))
        {
            Problem($"must be one of: {string.Join(", ", words)}");
        }
    }
}
