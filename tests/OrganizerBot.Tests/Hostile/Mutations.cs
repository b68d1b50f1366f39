using System.Text;
using System.Text.Json.Nodes;

namespace OrganizerBot.Hostile;

/// <summary>Ways to spoil bytes and JSON, each decided by a seeded source so that a failure comes again.</summary>
internal static class Mutations
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e400", "99999999999999999999", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "[]", "{}", "[null]", "[[[[[]]]]]", "\"1:\"", "\"1:petition sign\"",
        "\"'; DROP TABLE signatures; --\"", "\"1:petition sign petition:\\\"\"", "\"<!channel>\"", "[{}]", "{\"type\":2}", "3.14", "\"9999999999999999999999\"",
    ];

    /// <summary>One to four small wounds: a bit turned, bytes cut out, doubled, or put in.</summary>
    public static byte[] Bytes(byte[] body, Random random)
    {
        List<byte> bytes = [.. body];
        for (var wounds = random.Next(1, 5); wounds > 0 && bytes.Count > 0; wounds--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 20)));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, random.Next(1, 20))));
                    break;
                case 3:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Valid JSON in which some members are gone or something else.</summary>
    public static string Json(JsonNode whole, Random random)
    {
        var copy = whole.DeepClone();
        for (var wounds = random.Next(1, 4); wounds > 0; wounds--)
        {
            var places = Places(copy).ToArray();
            var (parent, name) = places[random.Next(places.Length)];
            if (random.Next(4) == 0)
            {
                parent.Remove(name);
            }
            else
            {
                parent[name] = JsonValue.Create($"%%{random.Next(Values.Length)}%%");
            }
        }

        var text = copy.ToJsonString();
        return Values.Select((value, at) => (value, at)).Aggregate(text, (json, next) => json.Replace($"\"%%{next.at}%%\"", next.value, StringComparison.Ordinal));
    }

    /// <summary>JSON with one member twice, at a random place.</summary>
    public static string Doubled(JsonNode whole, Random random)
    {
        var copy = whole.DeepClone();
        var places = Places(copy).ToArray();
        var (parent, name) = places[random.Next(places.Length)];
        var written = $"{JsonValue.Create(name).ToJsonString()}:{parent[name]?.ToJsonString() ?? "null"}";
        parent["%%twice%%"] = null;
        return copy.ToJsonString().Replace("\"%%twice%%\":null", written, StringComparison.Ordinal);
    }

    /// <summary>JSON that is one object inside another, many times.</summary>
    public static byte[] Deep(int depth, string around) =>
        Encoding.UTF8.GetBytes(around.Replace("%", string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth), StringComparison.Ordinal));

    private static IEnumerable<(JsonObject Parent, string Name)> Places(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToArray())
            {
                yield return (members, name);
                foreach (var place in Places(value))
                {
                    yield return place;
                }
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var place in items.SelectMany(Places))
            {
                yield return place;
            }
        }
    }
}
