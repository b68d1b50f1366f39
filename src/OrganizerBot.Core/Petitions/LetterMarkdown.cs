using System.Globalization;
using System.Text;

namespace OrganizerBot.Petitions;

/// <summary>Writes a letter in Markdown (CommonMark). Whatever a person wrote stays words: it makes no headings, links or markup.</summary>
internal static class LetterMarkdown
{
    /// <summary>What means something wherever it stands.</summary>
    private const string Anywhere = "\\`*_[]<>&|~$#^{}";

    /// <summary>What means something at the beginning of a line.</summary>
    private const string AtStart = "+-=:";

    /// <summary>The letter as text.</summary>
    public static string Write(Letter letter)
    {
        var text = new StringBuilder($"# {Line(letter.Title)}\n");
        foreach (var part in letter.Parts)
        {
            text.Append('\n').Append(Write(part));
        }

        return text.ToString();
    }

    private static string Write(LetterPart part) => part switch
    {
        LetterHeading heading => $"## {Line(heading.Words)}\n",
        LetterText words => Paragraphs(words.Words),
        LetterNames names => string.Concat(names.Names.Select((name, index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {Line(name)}\n"))),
        LetterCode code => string.Concat(code.Lines.Select(line => $"    {line}\n")),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part.GetType().Name, "An unknown part of a letter."),
    };

    /// <summary>A backslash at the end of a line keeps its break; an empty line stays one.</summary>
    private static string Paragraphs(string words)
    {
        var lines = words.Split('\n').Select(Line).ToArray();
        var text = new StringBuilder();
        for (var index = 0; index < lines.Length; index++)
        {
            var goesOn = index + 1 < lines.Length && lines[index].Length > 0 && lines[index + 1].Length > 0;
            text.Append(lines[index]).Append(goesOn ? "\\\n" : "\n");
        }

        return text.ToString();
    }

    private static string Line(string words)
    {
        var line = words.Trim();
        var escaped = new StringBuilder(line.Length + 8);
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        for (var index = 0; index < line.Length; index++)
        {
            var letter = line[index];
            var means = Anywhere.Contains(letter, StringComparison.Ordinal)
                || (index == 0 && AtStart.Contains(letter, StringComparison.Ordinal))
                || (index == digits && index > 0 && letter is '.' or ')')
                || MakesAnAddress(line, index);
            escaped.Append(means ? "\\" : "").Append(letter);
        }

        return escaped.ToString();
    }

    /// <summary>Many programs make a link of an address, or a call of a name, though nobody marked it as one.</summary>
    private static bool MakesAnAddress(string line, int index) => line[index] switch
    {
        '@' => true,
        ':' => line.AsSpan(index + 1).StartsWith("//") || line.AsSpan(0, index).EndsWith("mailto", StringComparison.OrdinalIgnoreCase),
        '.' => line.AsSpan(0, index).EndsWith("www", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
