namespace OrganizerBot.Discord;

/// <summary>How what members do reaches the bot. Discord knows one way at a time: an address entered in the Developer Portal silences the Gateway.</summary>
internal enum DiscordReceive
{
    /// <summary>The bot calls Discord and listens: nothing of it need be reachable from the internet.</summary>
    Gateway,

    /// <summary>Discord calls the bot at a public https address.</summary>
    Http,
}
