using System.Globalization;

namespace OrganizerBot.Discord;

/// <summary>How a connection ended, and what follows from it.</summary>
/// <param name="Next">What follows.</param>
/// <param name="Why">Why, for the log; where it is over for good, a sentence that tells the operator what to do.</param>
internal sealed record DiscordSocketEnd(DiscordSocketNext Next, string Why)
{
    /// <summary>How long Discord wants to be left alone first.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>Discord asked for another connection (op 7).</summary>
    public static DiscordSocketEnd AskedToReconnect { get; } = new(DiscordSocketNext.Resume, "Discord asked for a new connection");

    /// <summary>A heartbeat went unanswered: the connection is dead, although it looks alive.</summary>
    public static DiscordSocketEnd Silent { get; } = new(DiscordSocketNext.Resume, "a heartbeat was not answered");

    /// <summary>No connection came about, or nothing was said on it.</summary>
    public static DiscordSocketEnd Unreached { get; } = new(DiscordSocketNext.Resume, "no connection");

    /// <summary>The bot itself stops.</summary>
    public static DiscordSocketEnd Stopped { get; } = new(DiscordSocketNext.Stop, "the bot stops");

    /// <summary>Discord does not know the session (op 9).</summary>
    /// <param name="mayResume">Whether it is worth another try.</param>
    /// <param name="pause">How long to wait first.</param>
    public static DiscordSocketEnd Invalid(bool mayResume, TimeSpan pause) =>
        new(mayResume ? DiscordSocketNext.Resume : DiscordSocketNext.Renew, "the session is not valid") { Pause = mayResume ? TimeSpan.Zero : pause };

    /// <summary>Discord closed the connection (topics/opcodes-and-status-codes, Gateway close event codes).</summary>
    /// <param name="code">With this code; null when the connection just broke.</param>
    public static DiscordSocketEnd OfClose(int? code) => code switch
    {
        4004 => Over("Discord refuses the bot's token (close code 4004). Make a new one in the Developer Portal under Bot, Reset Token, put it into Discord:BotToken, and start the bot again."),
        4010 => Over("Discord refuses the shard that the bot asked for (close code 4010). Start the bot again: it then asks anew how many shards it should have."),
        4011 => Over("Discord wants more shards for this many servers (close code 4011). Start the bot again: it then asks anew how many shards it should have."),
        4012 => Over("Discord no longer speaks this version of its Gateway (close code 4012). Install a newer version of the bot."),
        4013 => Over("Discord does not know what the bot asked to hear (close code 4013, intents). Install a newer version of the bot."),
        4014 => Over("Discord does not let this application hear what the bot asks for (close code 4014, intents). The bot needs no privileged intent: see in the Developer Portal whether the application is disabled."),
        1000 or 1001 or 4003 or 4005 or 4007 or 4009 => new DiscordSocketEnd(DiscordSocketNext.Renew, Closed(code.Value)),
        { } other => new DiscordSocketEnd(DiscordSocketNext.Resume, Closed(other)),
        null => new DiscordSocketEnd(DiscordSocketNext.Resume, "the connection broke"),
    };

    private static DiscordSocketEnd Over(string why) => new(DiscordSocketNext.Stop, why);

    private static string Closed(int code) => string.Create(CultureInfo.InvariantCulture, $"Discord closed the connection with code {code}");
}

/// <summary>What follows the end of a connection.</summary>
internal enum DiscordSocketNext
{
    /// <summary>Another connection goes on with the session, and nothing is missed.</summary>
    Resume,

    /// <summary>A new session begins.</summary>
    Renew,

    /// <summary>Nothing: trying again would not help.</summary>
    Stop,
}
