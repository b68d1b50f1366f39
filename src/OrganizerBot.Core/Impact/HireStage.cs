namespace OrganizerBot.Impact;

/// <summary>How far a company had come when somebody said no, as far as it matters to whether it would have hired them.</summary>
public enum HireStage
{
    /// <summary>A recruiter wrote.</summary>
    RecruiterMessage,

    /// <summary>An interview was offered or under way.</summary>
    Interview,

    /// <summary>An offer was made.</summary>
    Offer,
}
