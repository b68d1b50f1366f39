using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Members;
using OrganizerBot.Messages;
using OrganizerBot.Web;

namespace OrganizerBot.Slack;

/// <summary>Where workspaces install the bot themselves: to Slack and back (docs.slack.dev, installing with OAuth). Slack decides who of a workspace may; who moderates there is decided by the operator's code, not here.</summary>
internal sealed partial class SlackInstall(
    SlackApi api, SlackInstallState states, SlackInstallPages pages, ClaimCodes codes, PublicAddress address, IOptions<SlackOptions> options,
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<SlackInstall> logger)
{
    /// <summary>Where it begins.</summary>
    public const string Begin = "/slack/install";

    /// <summary>Where Slack sends people back to.</summary>
    public const string Back = "/slack/oauth";

    /// <summary>The cookie that binds an installation to the browser in which it began. Browsers take one of this name only over https, for this host alone.</summary>
    public const string Cookie = "__Host-organizerbot-install";

    private const int LongestCode = 1000;
    private const int SaveAttempts = 3;

    /// <summary>Maps the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        var paced = routes.MapGroup("").RequireRateLimiting(WebSetup.Pace);
        paced.MapGet(Begin, Send);
        paced.MapGet(Back, (Delegate)TakeAsync);
    }

    private IResult Send(HttpContext context)
    {
        var (state, cookie) = states.New();
        context.Response.Cookies.Append(Cookie, cookie, new CookieOptions { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = SlackInstallState.Life });
        context.Response.Headers.CacheControl = "no-store";
        var query = QueryString.Create((KeyValuePair<string, string?>[])
        [
            new("client_id", options.Value.ClientId), new("scope", string.Join(',', SlackCommands.Scopes)), new("user_scope", ""), new("redirect_uri", Address), new("state", state),
        ]);
        return Results.Redirect(new Uri(options.Value.Api, "../oauth/v2/authorize").AbsoluteUri + query);
    }

    private async Task<IResult> TakeAsync(HttpContext context, string? code, string? state, string? error)
    {
        var language = AcceptedLanguage.Of(context.Request);
        var cookie = context.Request.Cookies[Cookie];
        context.Response.Cookies.Delete(Cookie, new CookieOptions { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/" });
        if (!await states.SpendAsync(state, cookie, context.RequestAborted))
        {
            return pages.Over(language);
        }

        if (error is not null || code is not { Length: > 0 and <= LongestCode })
        {
            return pages.Refused(language);
        }

        // Slack has given something away by now: what was begun is finished, whether the browser waits or not.
        return await ExchangeAsync(code, language);
    }

    private async Task<WebPage> ExchangeAsync(string code, Language language)
    {
        var answer = await api.ExchangeAsync([new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", Address)], CancellationToken.None);
        if (answer is not SlackAnswer.Done done || SlackGrant.Read(done.Body, clock.GetUtcNow()) is not { Community: { } community } granted || granted.AppId != options.Value.AppId)
        {
            Log.Failed(logger, answer is SlackAnswer.Done ? "unreadable" : SlackDelivery.Reason(answer));
            return pages.Failed(language);
        }

        if (granted.Missing is { Count: > 0 } missing)
        {
            Log.Incomplete(logger, community.Id, string.Join(' ', missing));
            return SlackInstallPages.Incomplete(language, missing);
        }

        await KeepAsync(community, granted.Grant, language);
        Log.Installed(logger, community.Id, codes.For(community));
        return pages.Done(language);
    }

    private async Task KeepAsync(CommunityRef community, Grant grant, Language language)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                await scope.ServiceProvider.GetRequiredService<Installations>().KeepAsync(community, grant, language, CancellationToken.None);
                return;
            }
            catch (DbUpdateException e) when (attempt < SaveAttempts && scope.ServiceProvider.GetRequiredService<OrganizerDb>().WasOvertaken(e))
            {
                // One of its members came first, or its token was replaced at the same moment.
            }
        }
    }

    private string Address => address.Of(Back[1..])!.AbsoluteUri;

    private static partial class Log
    {
        [LoggerMessage(3122, LogLevel.Information, "Slack workspace {Workspace} installed the bot. Whoever should be the first moderator types there: /organizer claim {Code}")]
        public static partial void Installed(ILogger logger, string workspace, Passcode code);

        [LoggerMessage(3123, LogLevel.Warning, "Slack workspace {Workspace} was not installed: these scopes were not granted: {Scopes}. Compare the app's scopes with deploy/slack/manifest.yaml.")]
        public static partial void Incomplete(ILogger logger, string workspace, string scopes);

        [LoggerMessage(3124, LogLevel.Warning, "An installation did not come through: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}
