namespace OrganizerBot.Faults.Load;

/// <summary>What a member was told.</summary>
internal enum Answer
{
    /// <summary>Nothing: no connection, no answer in time, or one that says nothing.</summary>
    Nothing,

    /// <summary>The name is there now.</summary>
    Signed,

    /// <summary>It was there before.</summary>
    AlreadySigned,

    /// <summary>It is gone now.</summary>
    Withdrawn,

    /// <summary>It was not there.</summary>
    NotSigned,

    /// <summary>This very delivery had its effect before.</summary>
    Repeated,

    /// <summary>Nothing is stored.</summary>
    Unsaved,

    /// <summary>Nobody can tell.</summary>
    Unsure,

    /// <summary>Something else.</summary>
    Other,
}
