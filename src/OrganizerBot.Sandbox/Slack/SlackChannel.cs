namespace OrganizerBot.Sandbox.Slack;

/// <summary>A conversation of the workspace: a public or private channel, or the direct messages of the bot with one person.</summary>
/// <param name="Id"><c>C…</c> for channels (private ones too, as on Slack since 2021), <c>D…</c> for direct messages.</param>
/// <param name="Name">The name without "#".</param>
/// <param name="Topic">What stands under the name.</param>
/// <param name="People">The user ids of the people in it, without the bot.</param>
internal sealed record SlackChannel(string Id, string Name, string Topic, IReadOnlyList<string> People)
{
    /// <summary>Whether only its members can see it.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Whether this is the direct conversation with one person.</summary>
    public bool IsDirect => Id.StartsWith('D');

    /// <summary>Whether the bot is in it when the town is founded.</summary>
    public bool StartsWithBot { get; init; } = true;
}
