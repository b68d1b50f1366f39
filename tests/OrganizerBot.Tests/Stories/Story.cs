using System.Text.RegularExpressions;
using OrganizerBot.Support;

namespace OrganizerBot.Stories;

/// <summary>One story of <c>stories.md</c>.</summary>
/// <param name="Number">Its number there.</param>
/// <param name="Title">What happens in it.</param>
/// <param name="Steps">What people do and see, in order.</param>
internal sealed partial record Story(int Number, string Title, IReadOnlyList<StoryStep> Steps)
{
    /// <summary>The stories as they stand in the document.</summary>
    public static IReadOnlyList<Story> All { get; } = Read(File.ReadAllLines(Repository.PathOf("tests", "OrganizerBot.Tests", "Stories", "stories.md")));

    private static List<Story> Read(string[] lines)
    {
        List<Story> stories = [];
        List<StoryStep> steps = [];
        var who = "";
        Dictionary<string, string> places = [];
        for (var index = 0; index < lines.Length; index++)
        {
            if (Heading().Match(lines[index]) is { Success: true } heading)
            {
                steps = [];
                (who, places) = ("", []);
                stories.Add(new Story(int.Parse(heading.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), heading.Groups[2].Value, steps));
            }
            else if (stories.Count > 0 && Row().IsMatch(lines[index]) && StoryTable.Cells(lines[index]) is [var actor, var does, var english, var french] && does is not ("does" or ""))
            {
                if (Actor().Match(actor) is { Success: true } named)
                {
                    who = named.Groups[1].Value;
                    places[who] = named.Groups[2] is { Success: true, Value: var place } ? place : places.GetValueOrDefault(who, "organizing");
                }

                var (verb, only) = Only().Match(does) is { Success: true } told ? (told.Groups[1].Value, told.Groups[2].Value.ToLowerInvariant()) : (does, null);
                steps.Add(new StoryStep(index + 1, who, places[who], verb, only, english, french.Length == 0 ? english : french));
            }
        }

        return stories;
    }

    [GeneratedRegex(@"^## (\d+)\. (.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\|(?! *-)")]
    private static partial Regex Row();

    [GeneratedRegex(@"^(\p{L}[\p{L} ]*?)(?: in #?([\w ]+))?$")]
    private static partial Regex Actor();

    [GeneratedRegex(@"^(.+?) \((Discord|Slack)\)$")]
    private static partial Regex Only();
}

/// <summary>One step of a story.</summary>
/// <param name="Line">Its line in the document, for whoever looks for it when it fails.</param>
/// <param name="Who">Whose part it is.</param>
/// <param name="Channel">Where they are.</param>
/// <param name="Verb">What they do.</param>
/// <param name="OnlyOn">The one platform it is for, or null.</param>
/// <param name="English">The words of those who read English.</param>
/// <param name="French">The words of those who read French.</param>
internal sealed record StoryStep(int Line, string Who, string Channel, string Verb, string? OnlyOn, string English, string French);

/// <summary>Rows of the document's tables.</summary>
internal static class StoryTable
{
    /// <summary>The cells of a row, without the marks of code around them.</summary>
    public static string[] Cells(string row) => [.. row.Trim().Trim('|').Split('|').Select(cell => cell.Trim().Trim('`'))];
}
