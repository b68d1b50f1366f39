using System.Globalization;
using System.Text.RegularExpressions;
using OrganizerBot.Messages;

namespace OrganizerBot.Languages;

/// <summary>One sentence with placeholders, taken apart once.</summary>
internal sealed partial class Template
{
    private readonly List<Piece> _pieces = [];

    /// <summary>Takes a sentence apart.</summary>
    public Template(string text)
    {
        var bold = false;
        foreach (var part in Marks().Split(text).Where(part => part.Length > 0))
        {
            if (part == "**")
            {
                bold = !bold;
            }
            else
            {
                _pieces.Add(new Piece(part, bold));
            }
        }
    }

    /// <summary>The placeholders' names, sorted.</summary>
    public IReadOnlyList<string> Placeholders => [.. _pieces.SelectMany(piece => Names().Matches(piece.Text)).Select(match => match.Groups[1].Value).Distinct().Order()];

    /// <summary>Puts values in.</summary>
    public Prose Fill(Words words, ReadOnlySpan<(string Name, object Value)> values)
    {
        List<Span> spans = [];
        foreach (var (text, bold) in _pieces)
        {
            if (text[0] == '`')
            {
                spans.Add(new CodeSpan(FillPlain(text.Trim('`'), words, values)));
            }
            else if (text[0] == '{')
            {
                spans.AddRange(Spans(Value(text[1..^1], values), bold, words));
            }
            else
            {
                spans.Add(new TextSpan(text, bold));
            }
        }

        return new Prose(spans);
    }

    private static string FillPlain(string text, Words words, ReadOnlySpan<(string Name, object Value)> values)
    {
        foreach (Match match in Names().Matches(text))
        {
            var value = Flat.Text(new Prose([.. Spans(Value(match.Groups[1].Value, values), false, words)]), words);
            text = text.Replace(match.Value, value, StringComparison.Ordinal);
        }

        return text;
    }

    private static object Value(string name, ReadOnlySpan<(string Name, object Value)> values)
    {
        foreach (var (given, value) in values)
        {
            if (given == name)
            {
                return value;
            }
        }

        throw new KeyNotFoundException($"The placeholder {{{name}}} got no value.");
    }

    private static IEnumerable<Span> Spans(object value, bool bold, Words words) => value switch
    {
        UserText written => [new WrittenSpan(written.Value, bold)],
        Prose prose => prose.Spans,
        string own => [new TextSpan(own, bold)],
        int number => [new TextSpan(number.ToString("N0", words.Culture), bold)],
        DateTimeOffset moment => [new MomentSpan(moment)],
        DateOnly day => [new TextSpan(day.ToString("D", words.Culture), bold)],
        ChannelRef channel => [new ChannelSpan(channel)],
        MemberRef member => [new MemberSpan(member)],
        Uri url => [new LinkSpan(url)],
        IFormattable own => [new TextSpan(own.ToString(null, CultureInfo.InvariantCulture), bold)],
        _ => throw new ArgumentException($"A placeholder cannot hold a {value.GetType().Name}."),
    };

    [GeneratedRegex(@"(\*\*|`[^`]+`|\{[a-z]+\})")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Names();

    private readonly record struct Piece(string Text, bool Bold);
}
