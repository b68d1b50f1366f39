namespace OrganizerBot.Slack;

/// <summary>The refusals that no waiting helps against (as in Slack's own libraries), and what whoever runs the bot can do. Others may pass, and are tried again.</summary>
internal static class SlackSocketRefusals
{
    /// <summary>Slack's word for Socket Mode being switched off.</summary>
    public const string LinkDisabled = "link_disabled";

    /// <summary>Our word for a token that is another app's.</summary>
    public const string OtherApp = "other_app";

    private const string NewToken = "Make a new one at https://api.slack.com/apps under Basic Information, App-Level Tokens, with the scope connections:write, put it into Slack:AppToken and start the bot again.";

    /// <summary>What to do, or null for a refusal that may pass.</summary>
    public static string? Advice(string code) => code switch
    {
        "not_authed" or "invalid_auth" => "Slack does not accept Slack:AppToken. " + NewToken,
        "account_inactive" or "user_removed_from_team" => "The account that made Slack:AppToken is no longer in the workspace. Somebody who is should make a new token. " + NewToken,
        "team_disabled" => "The workspace to which the app belongs was closed.",
        LinkDisabled => "Socket Mode was switched off for the app. Switch it on at https://api.slack.com/apps under Socket Mode and start the bot again, or set Slack:Receive=Http.",
        OtherApp => "Slack:AppToken belongs to another app than the one that Slack:AppId names. Copy both from the same app and start the bot again.",
        _ => null,
    };
}
