namespace OrganizerBot.Sandbox.Slack;

/// <summary>A workspace's name and address. <c>.example</c> never resolves.</summary>
/// <param name="Name">The name.</param>
/// <param name="Domain">The first word of its address.</param>
internal sealed record SlackTeam(string Name, string Domain)
{
    /// <summary>The workspace that the town is about: the app is installed there from the beginning.</summary>
    public static SlackTeam Lighthouse { get; } = new(SlackCast.TeamName, SlackCast.TeamDomain);

    /// <summary>The neighbours, who may install the app. The same people have accounts there, with the same ids: Slack's are unique in a workspace only.</summary>
    public static SlackTeam Harbour { get; } = new("Harbour Crew", "harbour-crew");

    /// <summary>Its address.</summary>
    public string Url => $"https://{Domain}.slack.example/";
}
