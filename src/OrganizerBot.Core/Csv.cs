using System.Globalization;

namespace OrganizerBot;

/// <summary>Writes a table that spreadsheets open (RFC 4180), and in which nothing that a member wrote is taken for a formula.</summary>
public static class Csv
{
    private const string End = "\r\n";

    /// <summary>What makes a spreadsheet calculate: at the beginning of a cell, also in the full width of East Asian keyboards (ASVS 1.2.10).</summary>
    private const string Formula = "=+-@\t\r\n\0＝＋－＠";

    /// <summary>The table as text.</summary>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="rows">What stands in them.</param>
    public static string Write(IEnumerable<string> columns, IEnumerable<IEnumerable<object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        return string.Concat(rows.Prepend(columns).Select(row => string.Join(',', row.Select(Cell)) + End));
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "yes" : "no",
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => Quoted(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    private static string Quoted(string words)
    {
        // A spreadsheet passes over spaces in front, so they hide nothing from us either.
        var guarded = words.TrimStart(' ', '\u00A0', '\u3000', '\uFEFF') is [var first, ..] && Formula.Contains(first, StringComparison.Ordinal) ? "'" + words : words;
        return guarded.AsSpan().IndexOfAny(",\"\r\n") >= 0 || guarded != guarded.Trim() ? $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : guarded;
    }
}
