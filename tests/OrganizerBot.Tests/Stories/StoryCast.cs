using OrganizerBot.Support;

namespace OrganizerBot.Stories;

/// <summary>Who plays which part where: the table at the top of <c>stories.md</c>.</summary>
internal static class StoryCast
{
    private static readonly Dictionary<string, string[]> _parts = Read();

    /// <summary>The parts.</summary>
    public static IEnumerable<string> Parts => _parts.Keys;

    /// <summary>The display name of whoever plays a part.</summary>
    public static string Name(string part, string platform, string language) =>
        _parts[part][(platform, language) switch
        {
            ("discord", "English") => 0,
            ("discord", "French") => 1,
            ("slack", "English") => 2,
            _ => 3,
        }];

    private static Dictionary<string, string[]> Read() =>
        File.ReadLines(Repository.PathOf("tests", "OrganizerBot.Tests", "Stories", "stories.md"))
            .SkipWhile(line => !line.StartsWith("| part", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'))
            .Select(StoryTable.Cells).ToDictionary(cells => cells[0], cells => cells[1..]);
}
