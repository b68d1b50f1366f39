namespace OrganizerBot.Sandbox.Town;

/// <summary>How what people do in the town reaches the bot.</summary>
internal enum TownReceive
{
    /// <summary>Over connections that the bot opens: Discord's Gateway, Slack's Socket Mode.</summary>
    Sockets,

    /// <summary>As signed requests to the bot's own address.</summary>
    Http,
}
