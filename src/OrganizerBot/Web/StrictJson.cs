using System.Buffers;
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

    private static readonly SearchValues<byte> Marks = SearchValues.Create("\"{}"u8);

    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

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

    /// <summary>Looks at quotes and braces alone. In JSON a string before a colon is a name, and belongs to the object that was opened last; of what is no JSON this says anything, because the serializer refuses it.</summary>
    private static bool HasEachNameOnce(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        // Where the names begin and end, those of inner objects after those of outer ones; and for each open object, how many there were before it.
        Span<(int Start, int Length)> names = stackalloc (int, int)[MostNames];
        Span<int> outer = stackalloc int[MostOpen];
        var (count, open) = (0, 0);
        for (var at = 0; utf8[at..].IndexOfAny(Marks) is >= 0 and var next;)
        {
            at += next + 1;
            switch (utf8[at - 1])
            {
                case (byte)'{' when open == MostOpen:
                    return HasEachNameOnceInAll(utf8, maxDepth);
                case (byte)'{':
                    outer[open++] = count;
                    break;
                case (byte)'}' when open == 0:
                    return true;
                case (byte)'}':
                    count = outer[--open];
                    break;
                default:
                    var (start, length) = (at, LengthOfString(utf8[at..], out var isEscaped));
                    at = Math.Min(utf8.Length, start + length + 1);
                    if (open == 0 || !utf8[at..].TrimStart(Blanks).StartsWith(":"u8))
                    {
                        break;
                    }

                    var name = utf8.Slice(start, length);
                    if (isEscaped || count == MostNames)
                    {
                        return HasEachNameOnceInAll(utf8, maxDepth);
                    }

                    foreach (var other in names[outer[open - 1]..count])
                    {
                        if (name.SequenceEqual(utf8.Slice(other.Start, other.Length)))
                        {
                            return false;
                        }
                    }

                    names[count++] = (start, length);
                    break;
            }
        }

        return true;
    }

    /// <summary>How many bytes stand before the quote that ends a string; all, where none does.</summary>
    private static int LengthOfString(ReadOnlySpan<byte> utf8, out bool isEscaped)
    {
        isEscaped = false;
        for (var length = 0; ; length += 2)
        {
            if (length >= utf8.Length || utf8[length..].IndexOfAny((byte)'"', (byte)'\\') is not (>= 0 and var next))
            {
                return utf8.Length;
            }

            length += next;
            if (utf8[length] == (byte)'"')
            {
                return length;
            }

            isEscaped = true;
        }
    }

    private static bool HasEachNameOnceInAll(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        using var document = JsonDocument.Parse(utf8.ToArray(), new JsonDocumentOptions { MaxDepth = maxDepth, AllowDuplicateProperties = false });
        return true;
    }
}
