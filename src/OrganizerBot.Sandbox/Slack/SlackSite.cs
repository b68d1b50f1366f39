namespace OrganizerBot.Sandbox.Slack;

/// <summary>Where a workspace stands that is not the town's first.</summary>
/// <param name="First">The town's first workspace: they have one app, and it has one set of connections.</param>
/// <param name="Team">Its name and address.</param>
/// <param name="Organisation">The organisation that it belongs to, if any.</param>
internal sealed record SlackSite(SlackTown First, SlackTeam Team, SlackOrganisation? Organisation = null);
