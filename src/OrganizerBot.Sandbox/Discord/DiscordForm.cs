using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Checks a request member by member and gathers what is wrong, in the shape of <c>50035 Invalid Form Body</c>.</summary>
/// <remarks>Lengths are UTF-16 units: what Discord counts is not documented, and these are never fewer than code points.</remarks>
internal sealed class DiscordForm
{
    private readonly JsonObject _errors = [];

    /// <summary>Notes an error at a dotted path such as <c>embeds.0.title</c>; an empty path is the body itself.</summary>
    public void Refuse(string path, string code, string message)
    {
        var place = _errors;
        foreach (var part in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (place[part] is not JsonObject next)
            {
                place[part] = next = [];
            }

            place = next;
        }

        if (place["_errors"] is not JsonArray list)
        {
            place["_errors"] = list = [];
        }

        list.Add(new JsonObject { ["code"] = code, ["message"] = message });
    }

    /// <summary>Throws 50035 if anything was noted.</summary>
    public void Settle()
    {
        if (_errors.Count > 0)
        {
            throw new DiscordRefusal(400, 50035, "Invalid Form Body", _errors);
        }
    }

    /// <summary>A string; null where it is absent, null or wrong.</summary>
    public string? Text(JsonObject from, string name, string path, int max, int min = 0, bool required = false)
    {
        if (!Present(from, name, path, required, out var at, out var value))
        {
            return null;
        }

        if (value.AsText() is not { } text)
        {
            Refuse(at, "STRING_TYPE_CONVERT", "Could not interpret the value as string.");
            return null;
        }

        if (text.Length > max || text.Length < min)
        {
            RefuseLength(at, min, max, text.Length);
        }

        return text;
    }

    /// <summary>A whole number.</summary>
    public long? Whole(JsonObject from, string name, string path, long min, long max, bool required = false)
    {
        if (!Present(from, name, path, required, out var at, out var value))
        {
            return null;
        }

        if (value.AsWhole() is not { } number)
        {
            Refuse(at, "NUMBER_TYPE_COERCE", "Value is not int.");
            return null;
        }

        if (number < min || number > max)
        {
            Refuse(at, "NUMBER_TYPE_RANGE", string.Create(CultureInfo.InvariantCulture, $"int value should be between {min} and {max}."));
        }

        return number;
    }

    /// <summary>True or false.</summary>
    public bool? Truth(JsonObject from, string name, string path)
    {
        if (!Present(from, name, path, false, out var at, out var value))
        {
            return null;
        }

        if (value.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetValueKind() == JsonValueKind.True;
        }

        Refuse(at, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
        return null;
    }

    /// <summary>A list of objects, each with its path; an item of another kind is noted and left out.</summary>
    public IReadOnlyList<(JsonObject Item, string Path)> Items(JsonObject from, string name, string path, int max, int min = 0, bool required = false)
    {
        if (!Present(from, name, path, required, out var at, out var value))
        {
            return [];
        }

        if (value is not JsonArray list)
        {
            Refuse(at, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
            return [];
        }

        if (list.Count > max || list.Count < min)
        {
            RefuseLength(at, min, max, list.Count);
        }

        List<(JsonObject, string)> items = [];
        for (var index = 0; index < list.Count; index++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{at}.{index}");
            if (list[index] is JsonObject item)
            {
                items.Add((item, place));
            }
            else
            {
                Refuse(place, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
            }
        }

        return items;
    }

    /// <summary>The path of a member.</summary>
    public static string At(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private bool Present(JsonObject from, string name, string path, bool required, out string at, out JsonNode value)
    {
        at = At(path, name);
        value = from.Member(name)!;
        if (value is null && required)
        {
            Refuse(at, "BASE_TYPE_REQUIRED", "This field is required");
        }

        return value is not null;
    }

    private void RefuseLength(string at, int min, int max, int length)
    {
        var (code, words) = min > 0
            ? ("BASE_TYPE_BAD_LENGTH", string.Create(CultureInfo.InvariantCulture, $"Must be between {min} and {max} in length."))
            : ("BASE_TYPE_MAX_LENGTH", string.Create(CultureInfo.InvariantCulture, $"Must be {max} or fewer in length."));
        Refuse(at, length < min && length == 0 ? "BASE_TYPE_REQUIRED" : code, length < min && length == 0 ? "This field is required" : words);
    }
}
