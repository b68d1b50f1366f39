using System.Text.Json;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>The bot as Slack knows it: made once, kept in the town's file.</summary>
/// <param name="AppId">The app, <c>A…</c>.</param>
/// <param name="TeamId">The workspace it is installed in, <c>T…</c>.</param>
/// <param name="BotId">The bot, <c>B…</c>.</param>
/// <param name="BotUserId">The bot's user, <c>U…</c>.</param>
/// <param name="BotToken">The bearer token of the Web API.</param>
/// <param name="SigningSecret">The key of the signatures under everything that Slack sends.</param>
/// <param name="AppToken">The bearer token with which the app opens connections.</param>
/// <param name="VerificationToken">The deprecated <c>token</c> that payloads still carry.</param>
internal sealed record SlackApp(
    string AppId, string TeamId, string BotId, string BotUserId, string BotToken, string SigningSecret, string AppToken, string VerificationToken)
{
    private const string Kind = "slack.app";

    /// <summary>The app of this town, made if there is none yet.</summary>
    public static SlackApp LoadOrMake(TownStore store)
    {
        // A town of before there were connections has no token for them.
        if (store.Find(Kind, "app").Deserialize<SlackApp>() is { } known)
        {
            return known.AppToken is null ? Keep(store, known with { AppToken = NewAppToken(known.AppId) }) : known;
        }

        var token = $"xoxb-{SlackSecrets.Digits(12)}-{SlackSecrets.Digits(13)}-{SlackSecrets.Word(24)}";
        var app = SlackSecrets.Id('A');
        return Keep(store, new SlackApp(
            app, SlackSecrets.Id('T'), SlackSecrets.Id('B'), SlackSecrets.Id('U'), token, SlackSecrets.Hex(32), NewAppToken(app), SlackSecrets.Word(24)));
    }

    private static string NewAppToken(string app) => $"xapp-1-{app}-{SlackSecrets.Digits(13)}-{SlackSecrets.Hex(64)}";

    private static SlackApp Keep(TownStore store, SlackApp app)
    {
        store.Save(Kind, "app", JsonSerializer.SerializeToNode(app)!);
        return app;
    }

    /// <summary>The same app in another workspace: its own bot there, but one app with one secret.</summary>
    public SlackApp As(SlackApp app) => this with { AppId = app.AppId, SigningSecret = app.SigningSecret, AppToken = app.AppToken, VerificationToken = app.VerificationToken };
}
