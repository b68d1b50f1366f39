using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace OrganizerBot.Web;

/// <summary>Reads JSON that strangers send: one value, valid UTF-8, no name twice in any object, whether anybody reads it or not, and nothing nested deeper than the shape allows.</summary>
/// <remarks>
/// The serializer sees a name that stands twice only where a shape has it, and a <see cref="JsonDocument"/> sees all, but is built for nothing else: that a signed request can be answered
/// sooner, names are compared on the way through the bytes.
/// </remarks>
internal static class StrictJson
{
    /// <summary>So many names of the objects that are open at once are compared here; where there are more, a document is built.</summary>
    private const int MostNames = 128;

    private const int MostOpen = 64;

    /// <summary>Reads a body.</summary>
    /// <returns>Null when it is anything else.</returns>
    public static T? Read<T>(ReadOnlySpan<byte> utf8, JsonTypeInfo<T> shape)
        where T : class
    {
        if (!Utf8.IsValid(utf8))
        {
            return null;
        }

        try
        {
            return HasEachNameOnce(utf8, shape.Options.MaxDepth) ? JsonSerializer.Deserialize(utf8, shape) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Half of a surrogate pair in an escape is JSON by its grammar and no text: an InvalidOperationException, once it is read.
            return null;
        }
    }

    private static bool HasEachNameOnce(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        // Where the names begin and end, those of inner objects after those of outer ones; and for each open object, how many there were before it.
        Span<(int Start, int Length)> names = stackalloc (int, int)[MostNames];
        Span<int> outer = stackalloc int[MostOpen];
        var (count, open) = (0, 0);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject when open == MostOpen:
                case JsonTokenType.PropertyName when count == MostNames || reader.ValueIsEscaped:
                    return HasEachNameOnceInAll(utf8, maxDepth);
                case JsonTokenType.StartObject:
                    outer[open++] = count;
                    break;
                case JsonTokenType.EndObject:
                    count = outer[--open];
                    break;
                case JsonTokenType.PropertyName:
                    foreach (var (start, length) in names[outer[open - 1]..count])
                    {
                        if (reader.ValueSpan.SequenceEqual(utf8.Slice(start, length)))
                        {
                            return false;
                        }
                    }

                    names[count++] = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
                    break;
                default:
                    break;
            }
        }

        return true;
    }

    private static bool HasEachNameOnceInAll(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        using var document = JsonDocument.Parse(utf8.ToArray(), new JsonDocumentOptions { MaxDepth = maxDepth, AllowDuplicateProperties = false });
        return true;
    }
}
