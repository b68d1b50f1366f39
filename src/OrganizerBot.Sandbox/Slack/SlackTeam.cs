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

    /// <summary>A workspace of an organisation.</summary>
    public static SlackTeam North { get; } = new("Lighthouse North", "lighthouse-north");

    /// <summary>The other one. In an organisation people have the same ids in every workspace, and channels do not.</summary>
    public static SlackTeam South { get; } = new("Lighthouse South", "lighthouse-south") { Channels = [.. SlackCast.Channels.Select(channel => channel with { Id = "C09" + channel.Id[3..] })] };

    /// <summary>Its channels.</summary>
    public IReadOnlyList<SlackChannel> Channels { get; private init; } = SlackCast.Channels;

    /// <summary>Its address.</summary>
    public string Url => $"https://{Domain}.slack.example/";
}
