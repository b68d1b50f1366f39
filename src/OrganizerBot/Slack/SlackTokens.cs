using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrganizerBot.Communities;
using OrganizerBot.Messages;
using OrganizerBot.Replicas;

namespace OrganizerBot.Slack;

/// <summary>Knows the token of each community: the setting's for the workspace that it is of, else what the community handed over when it installed the bot, replaced before it runs out.</summary>
/// <remarks>
/// A refresh token works once. When the process dies between Slack's answer and the saving of it, the token in hand still works for
/// <see cref="Ahead"/> or longer, and Slack takes the same refresh token again for a short while: the next call tries that at once. If Slack no
/// longer takes it, the installation ends when its last token runs out; the log says so, and the workspace has to install the bot again.
/// Nothing shortens that gap further: Slack knows no confirmation that the new token was stored.
/// </remarks>
internal sealed partial class SlackTokens(
    SlackApi api, SlackHome home, SlackErrands errands, IServiceScopeFactory scopes, ILeases leases, IOptions<SlackOptions> options, TimeProvider clock, ILogger<SlackTokens> logger)
{
    /// <summary>How long before its end a token is replaced.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromHours(2);

    private const int SaveAttempts = 3;

    /// <summary>How often it is looked whether another replica is done; a call to Slack takes ten seconds at most.</summary>
    private const int Looks = 15;

    private readonly Lock _gate = new();
    private readonly Dictionary<CommunityRef, Task<bool>> _replacing = [];

    /// <summary>The token of a community.</summary>
    public async Task<SlackToken> FindAsync(CommunityRef community, CancellationToken cancellationToken)
    {
        if (!options.Value.IsInstallable)
        {
            return new SlackToken.Known(options.Value.BotToken, isOwn: false);
        }

        var isHome = await home.IsHomeAsync(community, cancellationToken);
        if (isHome == true)
        {
            return new SlackToken.Known(options.Value.BotToken, isOwn: false);
        }

        var grant = await OpenAsync(community, cancellationToken);
        if (grant?.IsDue(clock.GetUtcNow(), Ahead) == true)
        {
            await ReplaceAsync(community, refused: null, cancellationToken);
            grant = await OpenAsync(community, cancellationToken);
        }

        return grant is not null ? new SlackToken.Known(grant.Token, isOwn: true) : isHome is null ? new SlackToken.Unknown() : new SlackToken.None();
    }

    /// <summary>Whether the bot is installed in a community, or null when Slack does not tell just now.</summary>
    public async Task<bool?> IsInstalledAsync(CommunityRef community, CancellationToken cancellationToken)
    {
        var isHome = await home.IsHomeAsync(community, cancellationToken);
        var isOwn = isHome != true && options.Value.IsInstallable && await OpenAsync(community, cancellationToken) is not null;
        return isOwn ? true : isHome;
    }

    /// <summary>Replaces a token that runs out or has run out. However many ask at once, Slack is asked once.</summary>
    /// <param name="community">The community.</param>
    /// <param name="refused">The token that Slack no longer took, or null when it is time by our own clock.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Whether there is a fresh one.</returns>
    public Task<bool> ReplaceAsync(CommunityRef community, string? refused, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_replacing.TryGetValue(community, out var running))
            {
                // Whoever asked may give up waiting; what was begun is finished, and waited for when the bot stops.
                _replacing[community] = running = errands.Watch(Task.Run(() => ReplaceOnceAsync(community, refused), CancellationToken.None));
            }

            return running.WaitAsync(cancellationToken);
        }
    }

    private async Task<bool> ReplaceOnceAsync(CommunityRef community, string? refused)
    {
        try
        {
            await using var lease = await WaitAsync(community);
            var grant = lease is null ? null : await OpenAsync(community, CancellationToken.None);
            // Whoever was just before us, here or on another replica, has done it.
            return grant is { Refresh: not null } && ((grant.Token != refused && !grant.IsDue(clock.GetUtcNow(), Ahead)) || await ExchangeAsync(community, grant.Refresh));
        }
        finally
        {
            lock (_gate)
            {
                _replacing.Remove(community);
            }
        }
    }

    /// <summary>Waits until no other replica replaces the same token.</summary>
    private async Task<HeldLease?> WaitAsync(CommunityRef community)
    {
        for (var look = 1; ; look++)
        {
            if (await leases.TakeAsync($"slack/token/{community}", CancellationToken.None) is { } lease)
            {
                return lease;
            }

            if (look == Looks)
            {
                return null;
            }

            await Task.Delay(ILeases.Look, clock);
        }
    }

    private async Task<bool> ExchangeAsync(CommunityRef community, string refresh)
    {
        var answer = await api.ExchangeAsync([new("grant_type", "refresh_token"), new("refresh_token", refresh)], CancellationToken.None);
        if (answer is SlackAnswer.Done done && SlackGrant.Read(done.Body, clock.GetUtcNow()) is { } granted)
        {
            return await KeepAsync(community, granted.Grant);
        }

        Log.NotReplaced(logger, answer is SlackAnswer.Done ? "unreadable" : SlackDelivery.Reason(answer));
        return false;
    }

    /// <summary>Saves the new token. The old one may be dead already, so that another change of the row is no reason to lose it.</summary>
    private async Task<bool> KeepAsync(CommunityRef community, Grant grant)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                return await scope.ServiceProvider.GetRequiredService<Installations>().RenewAsync(community, grant, CancellationToken.None);
            }
            catch (DbUpdateConcurrencyException) when (attempt < SaveAttempts)
            {
                // It was installed anew, or removed, at the same moment.
            }
        }
    }

    private async Task<Grant?> OpenAsync(CommunityRef community, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await scope.ServiceProvider.GetRequiredService<Installations>().FindAsync(community, cancellationToken);
        }
        catch (CryptographicException)
        {
            // A token that was moved here from another row opens nothing.
            Log.Unreadable(logger);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3120, LogLevel.Error, "Slack did not replace the token of a workspace ({Reason}); it is tried again with the next call. If it goes on, the workspace has to install the bot again.")]
        public static partial void NotReplaced(ILogger logger, string reason);

        [LoggerMessage(3121, LogLevel.Error, "The stored token of a workspace does not open: it was changed or moved in the database. The workspace has to install the bot again.")]
        public static partial void Unreadable(ILogger logger);
    }
}
