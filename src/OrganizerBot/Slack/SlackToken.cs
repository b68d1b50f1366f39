namespace OrganizerBot.Slack;

/// <summary>Whether there is a token for a community. The list is closed. Classes and not records, so that nothing prints one.</summary>
internal abstract class SlackToken
{
    private SlackToken()
    {
    }

    /// <summary>There is.</summary>
    internal sealed class Known(string token, bool isOwn) : SlackToken
    {
        /// <summary>Whether the community handed it over itself; else it is the setting's.</summary>
        public bool IsOwn { get; } = isOwn;

        /// <summary>The token.</summary>
        public string Token { get; } = token;
    }

    /// <summary>The bot is not installed there.</summary>
    internal sealed class None : SlackToken;

    /// <summary>Slack does not tell just now.</summary>
    internal sealed class Unknown : SlackToken;
}
