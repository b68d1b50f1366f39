using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>Hears what happened to the app in a workspace. Discord's twin is the connection, which tells of removals.</summary>
internal sealed partial class SlackNews(SlackCalls calls, IServiceScopeFactory scopes, ILogger<SlackNews> logger)
{
    private static readonly TimeSpan Doubt = TimeSpan.FromMinutes(1);

    /// <summary>Takes note of it, and answers after that is saved: Slack sends again what was not answered. It may come twice, in any order, and late.</summary>
    public async Task HearAsync(SlackRequest.News news)
    {
        if (news.IsFarewell && news.Community is { } named)
        {
            await using var scope = scopes.CreateAsyncScope();
            var installations = scope.ServiceProvider.GetRequiredService<Installations>();
            var community = await MeantAsync(named, news.Organisation, installations);
            if (await IsOutdatedAsync(news.At, community, installations))
            {
                Log.Outdated(logger, news.Kind);
                return;
            }

            Log.Removed(logger, news.Kind, await scope.ServiceProvider.GetRequiredService<Removal>().NoteAsync(community, CancellationToken.None));
        }
    }

    /// <summary>
    /// The organisation, where a farewell names one of its workspaces that installed nothing itself, and Slack no longer takes the organisation's token.
    /// Slack's documentation shows these events without authorizations, so that the news alone does not say whose installation is over.
    /// </summary>
    private async Task<CommunityRef> MeantAsync(CommunityRef named, CommunityRef? organisation, Installations installations) =>
        organisation is { } whole && whole != named
        && await installations.InstalledAtAsync(named, CancellationToken.None) is null
        && await installations.InstalledAtAsync(whole, CancellationToken.None) is not null
        && await calls.IsInAsync(whole, CancellationToken.None) == false ? whole : named;

    /// <summary>Whether a farewell was to an installation before the present one. Clocks differ, and events name whole seconds: about the same minute Slack is asked whether the token is good.</summary>
    private async Task<bool> IsOutdatedAsync(DateTimeOffset? happened, CommunityRef community, Installations installations) =>
        await installations.InstalledAtAsync(community, CancellationToken.None) is { } installed && happened < installed + Doubt
        && (happened < installed - Doubt || await calls.IsInAsync(community, CancellationToken.None) == true);

    private static partial class Log
    {
        [LoggerMessage(3105, LogLevel.Warning, "Slack says {Kind}: the bot can no longer post there; {Channels} channels are suspended")]
        public static partial void Removed(ILogger logger, string kind, int channels);

        [LoggerMessage(3125, LogLevel.Information, "Slack says {Kind} of an installation that was replaced since; nothing changes")]
        public static partial void Outdated(ILogger logger, string kind);
    }
}
