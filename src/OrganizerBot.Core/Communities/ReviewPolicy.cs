namespace OrganizerBot.Communities;

/// <summary>Which refusals a community's moderators look at before they count.</summary>
public enum ReviewPolicy
{
    /// <summary>Those with words of any kind, or with a name. One of choices alone counts without anybody's look.</summary>
    Words,

    /// <summary>Every one.</summary>
    All,
}
