namespace OrganizerBot.Campaigns;

/// <summary>What becomes of the code by which others ask to join.</summary>
public enum ShareChange
{
    /// <summary>There is a new one; the old one, and whatever was asked by it, is void.</summary>
    Renew,

    /// <summary>There is none until it is shared again.</summary>
    Stop,
}
