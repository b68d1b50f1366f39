namespace OrganizerBot.Communities;

/// <summary>Who controls a Discord server or a Slack workspace: whoever can export what is written there, reset its accounts and see who uses what.</summary>
public enum Ownership
{
    /// <summary>Its members themselves.</summary>
    Members,

    /// <summary>Their employer, or somebody on its behalf.</summary>
    Employer,
}
