namespace OrganizerBot.Sandbox.Slack;

/// <summary>One method of the Web API.</summary>
/// <param name="Name">Its name, such as <c>chat.postMessage</c>.</param>
/// <param name="AcceptsJson">Whether it takes a JSON body; a form it always takes.</param>
/// <param name="Required">The arguments it cannot do without, the token apart.</param>
/// <param name="Answer">What it does.</param>
internal sealed record SlackMethod(string Name, bool AcceptsJson, IReadOnlyList<string> Required, Func<SlackArguments, SlackAnswer> Answer)
{
    /// <summary>Whether an organisation's token has to say of which workspace (<c>team_id</c>).</summary>
    public bool NeedsTeam { get; init; }

    /// <summary>Whether it takes the app's own token, in the header alone, instead of the bot's.</summary>
    public bool TakesAppToken { get; init; }
}
