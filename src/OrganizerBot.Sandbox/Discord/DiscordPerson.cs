using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>An invented member of the guild.</summary>
/// <param name="Id">The user's snowflake.</param>
/// <param name="GlobalName">The display name of the account.</param>
/// <param name="Handle">The unique user name.</param>
/// <param name="Nick">The name in this guild, where it differs.</param>
/// <param name="IsModerator">Whether the person has Manage Server.</param>
/// <param name="Locale">The language of the person's client.</param>
internal sealed record DiscordPerson(string Id, string GlobalName, string Handle, string? Nick, bool IsModerator, string Locale)
{
    /// <summary>The name that others see in the guild.</summary>
    public string Name => Nick ?? GlobalName;

    /// <summary>The person, told to the town.</summary>
    public TownPerson Told => new(Id, Name, Handle, IsModerator ? "moderator" : "member", Locale);

    /// <summary>Whether a name that somebody typed, with or without "@", means this person.</summary>
    public bool IsCalled(string name)
    {
        var bare = name.StartsWith('@') ? name[1..] : name;
        return bare == Id || bare.Equals(Name, StringComparison.OrdinalIgnoreCase)
            || bare.Equals(GlobalName, StringComparison.OrdinalIgnoreCase) || bare.Equals(Handle, StringComparison.OrdinalIgnoreCase);
    }
}
