namespace OrganizerBot.Communities;

/// <summary>What is said of a silent test after settings changed.</summary>
internal enum SilentTest
{
    /// <summary>There is none.</summary>
    IsOff,

    /// <summary>It is on.</summary>
    IsOn,

    /// <summary>It has just ended.</summary>
    Ended,

    /// <summary>It was asked for and did not begin: there is no channel in which moderators would see it.</summary>
    HasNoPlace,
}
