using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>Prints the code by which the first moderator claims a workspace, while there is none. Discord needs no twin: there Manage Server makes moderators.</summary>
internal sealed partial class SlackClaim(SlackApi api, ClaimCodes codes, IOptions<SlackOptions> options, IServiceScopeFactory scopes, TimeProvider clock, ILogger<SlackClaim> logger) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await TellInstalledAsync(stoppingToken);
        if (options.Value.BotToken.Length == 0)
        {
            return;
        }

        for (var pause = FirstPause; !await IsSettledAsync(stoppingToken); pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            await Task.Delay(pause, clock, stoppingToken);
        }
    }

    private async Task<bool> IsSettledAsync(CancellationToken cancellationToken)
    {
        switch (await api.ReadAsync("auth.test", [], cancellationToken))
        {
            case SlackAnswer.Done done when SlackHome.IdIn(done.Body) is { } id:
                await TellAsync(new CommunityRef(Platform.Slack, id), cancellationToken);
                return true;
            case SlackAnswer.Refused refused:
                Log.Refused(logger, refused.Code);
                return true;
            default:
                return false;
        }
    }

    private async Task TellInstalledAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var workspace in await scope.ServiceProvider.GetRequiredService<Installations>().UnclaimedAsync(Platform.Slack, cancellationToken))
        {
            Log.Unclaimed(logger, workspace.Id, codes.For(workspace));
        }
    }

    private async Task TellAsync(CommunityRef workspace, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        // Slack takes the token: whatever was noted of a removal is over.
        await scope.ServiceProvider.GetRequiredService<Removal>().ReturnAsync(workspace, cancellationToken);
        var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
        var claimed = await db.Communities.AnyAsync(
            community => community.Platform == Platform.Slack && community.PlatformId == workspace.Id
                && db.Moderators.Any(moderator => moderator.CommunityId == community.Id),
            cancellationToken);
        if (!claimed)
        {
            Log.Unclaimed(logger, workspace.Id, codes.For(workspace));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2104, LogLevel.Information, "Slack workspace {Workspace} has no moderator yet. Whoever should be the first types there: /organizer claim {Code}")]
        public static partial void Unclaimed(ILogger logger, string workspace, Passcode code);

        [LoggerMessage(2105, LogLevel.Error, "Slack refused the bot's token ({Code}). Copy the bot token (xoxb-…) from OAuth & Permissions into Slack:BotToken.")]
        public static partial void Refused(ILogger logger, string code);
    }
}
