namespace OrganizerBot.Sandbox.Slack;

/// <summary>The workspaces of an organisation. They share one token, so a call tells by what it names in which of them it is meant.</summary>
/// <param name="workspaces">The workspaces; none where the town has no organisation.</param>
internal sealed class SlackGrid(IReadOnlyList<SlackTown> workspaces)
{
    /// <summary>The workspaces.</summary>
    public IReadOnlyList<SlackTown> Workspaces => workspaces;

    /// <summary>The workspace that a call is about, the first for a call about none; null when the token is not the organisation's.</summary>
    public async Task<SlackTown?> OfCallAsync(HttpContext context, string token)
    {
        if (workspaces is [] || !workspaces[0].Workspace.Installs.Knows(token))
        {
            return null;
        }

        // It is read once more by the method itself.
        context.Request.EnableBuffering();
        var arguments = await SlackArguments.ReadAsync(context.Request, acceptsJson: true);
        context.Request.Body.Position = 0;
        return workspaces.FirstOrDefault(town => IsAbout(town.Workspace, arguments)) ?? workspaces[0];
    }

    // Channels of people's direct messages have the same id everywhere: they are one account in the whole organisation.
    private static bool IsAbout(SlackWorkspace workspace, SlackArguments arguments) =>
        (arguments.Text("channel") is { } channel && workspace.Channels.All.Any(known => known.Id == channel))
        || (arguments.Text("trigger_id") is { } trigger && workspace.Triggers.Knows(trigger))
        || (arguments.Text("view_id") is { } view && workspace.Views.Find(known => known.Id == view) is not null)
        || arguments.Text("team_id") == workspace.App.TeamId;
}
