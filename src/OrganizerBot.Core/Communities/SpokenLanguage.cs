namespace OrganizerBot.Communities;

/// <summary>The languages that moderators can choose for what is posted in public.</summary>
public enum SpokenLanguage
{
    /// <summary>English.</summary>
    English,

    /// <summary>French.</summary>
    French,
}
