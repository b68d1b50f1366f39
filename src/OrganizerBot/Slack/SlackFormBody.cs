using System.Text;
using System.Text.Json;

namespace OrganizerBot.Slack;

/// <summary>A form-encoded body, read strictly: what two parsers could read differently is refused.</summary>
internal static class SlackFormBody
{
    private const int MostFields = 100;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The fields by name.</summary>
    /// <returns>Null for a name that stands twice, a broken escape, or bytes that are not UTF-8.</returns>
    public static IReadOnlyDictionary<string, string>? Read(ReadOnlySpan<byte> body)
    {
        Dictionary<string, string> fields = [];
        foreach (var range in body.Split((byte)'&'))
        {
            var pair = body[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            var equals = pair.IndexOf((byte)'=');
            var name = Decode(equals < 0 ? pair : pair[..equals]);
            var value = equals < 0 ? "" : Decode(pair[(equals + 1)..]);
            if (name is null || value is null || fields.Count == MostFields || !fields.TryAdd(name, value))
            {
                return null;
            }
        }

        return fields;
    }

    /// <summary>The same fields where they come as members of an object. What is no text and no truth value is none of ours.</summary>
    /// <returns>Null for anything but an object, for too many members, or for an escape that is no text.</returns>
    public static IReadOnlyDictionary<string, string>? Read(JsonElement fields)
    {
        if (fields.ValueKind != JsonValueKind.Object || fields.GetPropertyCount() > MostFields)
        {
            return null;
        }

        try
        {
            return fields.EnumerateObject()
                .Where(field => field.Value.ValueKind is JsonValueKind.String or JsonValueKind.True or JsonValueKind.False)
                .ToDictionary(field => field.Name, field => field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText());
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Decode(ReadOnlySpan<byte> encoded)
    {
        var plain = new byte[encoded.Length];
        var length = 0;
        for (var at = 0; at < encoded.Length; at++)
        {
            if (encoded[at] != (byte)'%')
            {
                plain[length++] = encoded[at] == (byte)'+' ? (byte)' ' : encoded[at];
            }
            else if (at + 2 < encoded.Length && char.IsAsciiHexDigit((char)encoded[at + 1]) && char.IsAsciiHexDigit((char)encoded[at + 2]))
            {
                plain[length++] = Convert.FromHexString([(char)encoded[at + 1], (char)encoded[at + 2]])[0];
                at += 2;
            }
            else
            {
                return null;
            }
        }

        try
        {
            return Strict.GetString(plain, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
