using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>The arguments of one Web API call, from a form, a query or JSON.</summary>
/// <param name="Values">Texts where they came in a form, any JSON otherwise.</param>
/// <param name="Warnings">What Slack warns about: <c>missing_charset</c>, <c>superfluous_charset</c>.</param>
/// <param name="Error">Why nothing could be read, or null.</param>
internal sealed record SlackArguments(JsonObject Values, IReadOnlyList<string> Warnings, string? Error = null)
{
    /// <summary>Reads a request. JSON sent to a method that takes none is not looked at, as on Slack: required arguments are then missing.</summary>
    public static async Task<SlackArguments> ReadAsync(HttpRequest request, bool acceptsJson)
    {
        JsonObject values = [.. request.Query.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value.ToString()))];
        if (!HttpMethods.IsPost(request.Method))
        {
            return new SlackArguments(values, []);
        }

        var hasCharset = request.ContentType?.Contains("charset=", StringComparison.OrdinalIgnoreCase) == true;
        if (request.HasJsonContentType())
        {
            string[] warnings = hasCharset ? [] : ["missing_charset"];
            return acceptsJson ? await JsonAsync(request, values, warnings) : new SlackArguments(values, warnings);
        }

        if (!request.HasFormContentType)
        {
            var hasBody = request.ContentLength is > 0 || request.ContentType is not null;
            return new SlackArguments(values, [], !hasBody ? null : request.ContentType is null ? "missing_post_type" : "invalid_post_type");
        }

        foreach (var (name, value) in await request.ReadFormAsync())
        {
            values[name] = value.ToString();
        }

        return new SlackArguments(values, hasCharset ? ["superfluous_charset"] : []);
    }

    /// <summary>A text, or null if it is absent or empty.</summary>
    public string? Text(string name) => Values[name] switch
    {
        JsonValue value when value.ToString() is { Length: > 0 } text => text,
        _ => null,
    };

    /// <summary>A yes or no in any of the spellings that forms and JSON have.</summary>
    public bool Flag(string name) => Text(name)?.ToUpperInvariant() is "TRUE" or "1";

    /// <summary>A list or object: native in JSON, a JSON text in forms.</summary>
    /// <returns>False if it is there but cannot be read.</returns>
    public bool TryNode(string name, out JsonNode? node)
    {
        node = Values[name];
        if (node is not JsonValue)
        {
            return true;
        }

        try
        {
            node = Text(name) is { } text ? JsonNode.Parse(text) : null;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static async Task<SlackArguments> JsonAsync(HttpRequest request, JsonObject values, string[] warnings)
    {
        try
        {
            if (await JsonNode.ParseAsync(request.Body) is not JsonObject body)
            {
                return new SlackArguments(values, warnings, "invalid_form_data");
            }

            foreach (var (name, value) in body)
            {
                values[name] = value?.DeepClone();
            }

            return new SlackArguments(values, warnings);
        }
        catch (JsonException)
        {
            return new SlackArguments(values, warnings, "invalid_form_data");
        }
    }
}
