using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace OrganizerBot.Proofs;

/// <summary>Ids, names, words and secrets that exist nowhere else in the world, and the search for them: as text in three encodings, in hex, in base64 and, for numbers, as such.</summary>
internal sealed class Canaries
{
    private readonly List<(string Kind, string Text)> _all = [];

    public int Count => _all.Count;

    /// <summary>A fresh word of 20 letters and digits.</summary>
    public string Word(string kind) => Note(kind, "q" + Hex(19));

    /// <summary>A fresh id in Slack's manner.</summary>
    public string SlackId(string kind, char first) => Note(kind, first + Hex(14).ToUpperInvariant());

    /// <summary>A fresh id in Discord's manner.</summary>
    public string Snowflake(string kind) => Note(kind, Random.Shared.NextInt64(1_100_000_000_000_000_000, 1_900_000_000_000_000_000).ToString(CultureInfo.InvariantCulture));

    /// <summary>Something that became known on the way, such as a receipt.</summary>
    public string Note(string kind, string text)
    {
        lock (_all)
        {
            _all.Add((kind, text));
        }

        return text;
    }

    /// <summary>Where which of them stand: none is named in full, so that a failing test's own output tells the kind alone.</summary>
    public IReadOnlyList<string> In(string place, byte[] content)
    {
        var folded = Folded(content);
        return [.. _all.SelectMany(canary => Forms(canary.Text).Where(form => folded.AsSpan().IndexOf(Folded(form.Bytes)) >= 0).Select(form => $"{canary.Kind} in {place} as {form.Name}"))];
    }

    /// <summary>The ways in which one could stand somewhere.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Forms(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        yield return ("UTF-8", utf8);
        yield return ("UTF-16", Encoding.Unicode.GetBytes(text));
        yield return ("UTF-16, big end first", Encoding.BigEndianUnicode.GetBytes(text));
        yield return ("hex", Encoding.ASCII.GetBytes(Convert.ToHexString(utf8)));
        for (var before = 0; before < 3; before++)
        {
            // The letters at the edges depend on the neighbours, so only those between are looked for.
            var whole = Convert.ToBase64String([.. new byte[before], .. utf8]).TrimEnd('=');
            yield return ("base64", Encoding.ASCII.GetBytes(whole[(before == 0 ? 0 : 4)..^2]));
        }

        if (text.Length == 32 && text.All(char.IsAsciiHexDigit))
        {
            yield return ("bytes", Convert.FromHexString(text));
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            var bytes = new byte[8];
            BinaryPrimitives.WriteInt64BigEndian(bytes, number);
            yield return ("a number", bytes);
            yield return ("a number in hex", Encoding.ASCII.GetBytes(Convert.ToHexString(bytes)));
            yield return ("a number, small end first", [.. bytes.Reverse()]);
        }
    }

    private static byte[] Folded(byte[] content) => [.. content.Select(each => each is >= (byte)'A' and <= (byte)'Z' ? (byte)(each + 32) : each)];

    private static string Hex(int letters)
    {
        var bytes = new byte[letters];
        Random.Shared.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes)[..letters];
    }
}
