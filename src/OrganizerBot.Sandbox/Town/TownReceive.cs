namespace OrganizerBot.Sandbox.Town;

/// <summary>By which way the bot in the town hears of what people do.</summary>
internal enum TownReceive
{
    /// <summary>On connections that the bot opens to the platforms.</summary>
    Sockets,

    /// <summary>The platforms call the bot, and sign what they send.</summary>
    Http,
}
