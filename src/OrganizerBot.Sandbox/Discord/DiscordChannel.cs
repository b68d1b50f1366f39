using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>A text channel of the guild.</summary>
/// <param name="Id">The channel's snowflake.</param>
/// <param name="Name">Its name without "#".</param>
/// <param name="Topic">What it is for.</param>
/// <param name="IsForModerators">Whether only moderators see it.</param>
/// <param name="HasBot">Whether the bot may see and write here.</param>
internal sealed record DiscordChannel(string Id, string Name, string Topic, bool IsForModerators = false, bool HasBot = true)
{
    /// <summary>The channel, told to the town.</summary>
    public TownChannel Told => new(Id, Name, HasBot);

    /// <summary>Whether the person sees this channel.</summary>
    public bool IsSeenBy(DiscordPerson person) => person.IsModerator || !IsForModerators;

    /// <summary>Whether a name that somebody typed, with or without "#", means this channel.</summary>
    public bool IsCalled(string name)
    {
        var bare = name.StartsWith('#') ? name[1..] : name;
        return bare == Id || bare.Equals(Name, StringComparison.OrdinalIgnoreCase);
    }
}
