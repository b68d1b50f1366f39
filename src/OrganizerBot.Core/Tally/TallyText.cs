namespace OrganizerBot.Tally;

/// <summary>What the tally's files have in common: lines of text that survive being mailed, pasted and saved on any system.</summary>
internal static class TallyText
{
    private static readonly char[] Blank = [' ', '\t'];

    /// <summary>The lines: ended by LF or CR LF, without spaces and tabs at their sides, and without empty ones at the end.</summary>
    public static IReadOnlyList<string> Lines(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').Select(line => line.Trim(Blank)).ToList();
        lines.RemoveRange(lines.FindLastIndex(line => line.Length > 0) + 1, lines.Count - lines.FindLastIndex(line => line.Length > 0) - 1);
        return lines;
    }
}
