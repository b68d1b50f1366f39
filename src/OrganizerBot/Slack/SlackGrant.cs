using System.Text.Json;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>What Slack answers to an installation or to a refresh (<c>oauth.v2.access</c>). It is a class and not a record, so that nothing prints its tokens.</summary>
internal sealed class SlackGrant
{
    private const int LongestToken = 500;

    private SlackGrant(Grant grant) => Grant = grant;

    /// <summary>The tokens, and what goes with them.</summary>
    public Grant Grant { get; }

    /// <summary>The workspace, or the organisation that installed the bot for all of its workspaces; null where the answer names none.</summary>
    public CommunityRef? Community { get; private init; }

    /// <summary>The app that it is about, if it says.</summary>
    public string? AppId { get; private init; }

    /// <summary>The scopes of the manifest that were not granted.</summary>
    public IReadOnlyList<string> Missing => [.. SlackCommands.Scopes.Except(Grant.Scopes.Split(',', StringSplitOptions.TrimEntries))];

    /// <summary>Reads an answer; null when it holds no bot's token.</summary>
    public static SlackGrant? Read(JsonElement body, DateTimeOffset now)
    {
        if (Text(body, "access_token") is not { } token || Text(body, "token_type") is not (null or "bot"))
        {
            return null;
        }

        var isOrganisationWide = Is(body, "is_enterprise_install");
        var (team, organisation) = (Text(Part(body, "team"), "id"), Text(Part(body, "enterprise"), "id"));
        DateTimeOffset? end = Part(body, "expires_in") is { ValueKind: JsonValueKind.Number } seconds && seconds.TryGetInt32(out var left) && left > 0 ? now.AddSeconds(left) : null;
        return new SlackGrant(new Grant(token, Text(body, "refresh_token"), end)
        {
            BotUserId = Text(body, "bot_user_id") ?? "",
            Scopes = Text(body, "scope") ?? "",
            IsOrganisationWide = isOrganisationWide,
            IsInEnterprise = organisation is not null,
        })
        {
            AppId = Text(body, "app_id"),
            Community = SlackReader.Community(team, organisation, isOrganisationWide),
        };
    }

    /// <summary>Never the tokens.</summary>
    public override string ToString() => "a grant of Slack's";

    private static JsonElement Part(JsonElement body, string name) => body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var part) ? part : default;

    private static string? Text(JsonElement body, string name) =>
        Part(body, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 and <= LongestToken } value && value.All(letter => letter is > ' ' and < '\u007f') ? value : null;

    private static bool Is(JsonElement body, string name) => Part(body, name).ValueKind == JsonValueKind.True;
}
