using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>How long a community's data is kept after the bot was removed from it.</summary>
/// <param name="Platform">On which platform.</param>
/// <param name="Days">How many days.</param>
public sealed record RetentionTime(Platform Platform, int Days)
{
    /// <summary>The days where nobody said otherwise.</summary>
    public const int UsualDays = 30;
}
