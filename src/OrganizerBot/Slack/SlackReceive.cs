namespace OrganizerBot.Slack;

/// <summary>By which way Slack's requests come in.</summary>
internal enum SlackReceive
{
    /// <summary>Socket Mode: the bot opens connections to Slack, and needs no address of its own.</summary>
    Socket,

    /// <summary>Slack calls the bot at its public address.</summary>
    Http,
}
