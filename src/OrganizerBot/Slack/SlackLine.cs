using OrganizerBot.Commands;

namespace OrganizerBot.Slack;

/// <summary>A command line as buttons and forms carry it: a version, where it was begun, and the line.</summary>
/// <remarks>Nothing in it is trusted. It is read like a typed line, and what it asks for is authorised again.</remarks>
/// <param name="Channel">The channel, which Slack does not repeat when a form is sent.</param>
/// <param name="Text">The line.</param>
internal sealed record SlackLine(string Channel, string Text)
{
    private const string Version = "1:";
    private const int MostInView = 3000;
    private const int MostInButton = 2000;

    /// <summary>What a button carries: at most 2,000 characters (Slack's limit).</summary>
    public static string ForButton(CommandLine line) => Version + Fit(line, MostInButton - Version.Length);

    /// <summary>What a view carries: at most 3,000 characters (Slack's limit).</summary>
    public static string ForView(string channel, CommandLine? line)
    {
        var head = $"{Version}{channel} ";
        return line is null ? head : head + Fit(line, MostInView - head.Length);
    }

    /// <summary>What a Home tab carries: no channel, for it stands in none, and a mark of what it shows.</summary>
    public static string ForHome(string mark) => $"{Version} {mark}";

    /// <summary>The line of a button, empty when the button is none of ours.</summary>
    public static string OfButton(string? value) => value?.StartsWith(Version, StringComparison.Ordinal) == true ? value[Version.Length..] : "";

    /// <summary>What a view carried, or null when the view is none of ours.</summary>
    public static SlackLine? Read(string? metadata)
    {
        if (OfButton(metadata) is not { Length: > 0 } carried || carried.IndexOf(' ', StringComparison.Ordinal) is var space && space < 0)
        {
            return null;
        }

        return new SlackLine(carried[..space], carried[(space + 1)..]);
    }

    /// <summary>A line that is too long loses its longest values: the command asks for them again, and the draft has what was typed.</summary>
    private static CommandLine Fit(CommandLine line, int most)
    {
        while (line.ToString().Length > most && line.Values.Count > 0)
        {
            var longest = line.Values.MaxBy(value => value.Value.Length).Key;
            line = line.Only(name => name != longest);
        }

        return line;
    }
}
