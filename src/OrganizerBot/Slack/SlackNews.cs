using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>Hears what happened to the app in a workspace. Discord's twin is the connection, which tells of removals.</summary>
internal sealed partial class SlackNews(IServiceScopeFactory scopes, ILogger<SlackNews> logger)
{
    /// <summary>Takes note of it, and answers after that is saved: Slack sends again what was not answered. It may come twice, in any order, and late.</summary>
    public async Task HearAsync(SlackRequest.News news)
    {
        if (news.IsFarewell && news.Community is { } community)
        {
            await using var scope = scopes.CreateAsyncScope();
            var removal = scope.ServiceProvider.GetRequiredService<Removal>();
            var channels = await (news.At is { } at ? removal.NoteAsync(community, at, CancellationToken.None) : removal.NoteAsync(community, CancellationToken.None));
            Log.Removed(logger, news.Kind, channels);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3105, LogLevel.Warning, "Slack says {Kind}: the bot can no longer post there; {Channels} channels are suspended")]
        public static partial void Removed(ILogger logger, string kind, int channels);
    }
}
