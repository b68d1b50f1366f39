namespace OrganizerBot.Signing;

/// <summary>How signatures without a name are counted in public, by the number of eligible members (ARCHITECTURE: counts by size of the group).</summary>
public enum Counting
{
    /// <summary>Fewer than 8: signing without a name is not offered, nobody could be hidden.</summary>
    NamedOnly,

    /// <summary>8 to 11: nothing is shown until the deadline, and then only whether the goal was reached.</summary>
    GoalAtDeadline,

    /// <summary>12 to 39: nothing is shown but that the goal is reached, which is said at a weekly hour once a few more have signed than it takes, or at the close.</summary>
    GoalOnly,

    /// <summary>40 and more: published once a week, in batches.</summary>
    Weekly,
}
