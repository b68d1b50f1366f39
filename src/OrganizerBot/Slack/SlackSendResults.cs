using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>Turns Slack's answers into what became of a message (error codes of docs.slack.dev, each method's page).</summary>
internal static class SlackSendResults
{
    /// <summary>Slack counts scheduled messages by five minutes of a channel.</summary>
    private static readonly TimeSpan FullWindow = TimeSpan.FromMinutes(5);

    /// <summary>What became of a call that failed.</summary>
    /// <param name="answer">Slack's answer, any but <see cref="SlackAnswer.Done"/>.</param>
    /// <param name="repeatable">Whether doing it twice is the same as doing it once, so that nothing is ever ambiguous.</param>
    public static SendResult Of(SlackAnswer answer, bool repeatable) => answer switch
    {
        SlackAnswer.Refused refused => Of(refused, repeatable),
        SlackAnswer.Wait wait => new SendResult.RetryAfter(wait.Time),
        SlackAnswer.Unreached unreached => new SendResult.Transient(unreached.Detail),
        SlackAnswer.Lost lost => Unclear(lost.Detail, repeatable),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer.GetType().Name, "Not a failure."),
    };

    private static SendResult Of(SlackAnswer.Refused refused, bool repeatable) => refused.Code switch
    {
        "channel_not_found" or "invalid_channel" or "is_archived" => new SendResult.DestinationGone(),
        "not_in_channel" or "channel_is_limited_access" or "posting_to_channel_denied" or "messages_tab_disabled" or "cannot_reply_to_message"
            or "missing_scope" or "no_permission" or "ekm_access_denied" or "access_denied" or "team_access_not_granted" => new SendResult.PermissionMissing(),
        var code when code.StartsWith("restricted_action", StringComparison.Ordinal) => new SendResult.PermissionMissing(),
        SlackCalls.NotInstalled or "account_inactive" or "token_revoked" or "token_expired" or "invalid_auth" or "not_authed" or "app_access_restricted" or "not_allowed_token_type"
            or "org_login_required" or "http_401" => new SendResult.AuthDead(),
        "message_not_found" or "cant_update_message" or "edit_window_closed" => new SendResult.MessageGone(),
        "invalid_blocks" or "invalid_blocks_format" or "msg_too_long" or "msg_blocks_too_long" or "no_text" or "too_many_attachments" or "markdown_text_conflict"
            or "invalid_arguments" or "invalid_form_data" or "invalid_json" => new SendResult.ContentInvalid($"{refused.Code} {refused.Where}".Trim()),
        // Slack's documentation of fatal_error: the call may have half succeeded.
        "fatal_error" or "internal_error" or "request_timeout" => Unclear(refused.Code, repeatable),
        "restricted_too_many" => new SendResult.RetryAfter(FullWindow),
        // Of a scheduled message: its moment went by on the way, and the next attempt names another.
        "time_in_past" or "invalid_time" or "service_unavailable" or "team_added_to_org" => new SendResult.Transient(refused.Code),
        _ => new SendResult.Unrecognised(refused.Code),
    };

    private static SendResult Unclear(string detail, bool repeatable) => repeatable ? new SendResult.Transient(detail) : new SendResult.Ambiguous(detail);
}
