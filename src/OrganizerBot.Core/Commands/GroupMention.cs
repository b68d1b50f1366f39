namespace OrganizerBot.Commands;

/// <summary>A group of accounts that somebody named in a command: a role on Discord, a user group on Slack.</summary>
/// <param name="Id">The platform's id.</param>
public readonly record struct GroupMention(string Id)
{
    /// <summary>How platforms write a mention of one: <c>&lt;@&amp;42&gt;</c>, <c>&lt;!subteam^S1|@handle&gt;</c>.</summary>
    private static readonly string[] Openings = ["<@&", "<!subteam^"];

    /// <summary>What stands before the id in a mention, or null where the words are none.</summary>
    internal static string? OpeningOf(string typed) => typed.EndsWith('>') ? Array.Find(Openings, opening => typed.StartsWith(opening, StringComparison.Ordinal)) : null;
}
