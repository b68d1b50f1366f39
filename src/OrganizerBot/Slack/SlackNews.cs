namespace OrganizerBot.Slack;

/// <summary>Hears what happened to the app in its workspace.</summary>
internal sealed partial class SlackNews(ILogger<SlackNews> logger)
{
    /// <summary>Takes note of it.</summary>
    public void Hear(SlackRequest.News news)
    {
        if (news.Kind is "app_uninstalled" or "tokens_revoked")
        {
            Log.Removed(logger, news.Kind);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3105, LogLevel.Warning, "Slack says {Kind}: the bot can no longer post there")]
        public static partial void Removed(ILogger logger, string kind);
    }
}
