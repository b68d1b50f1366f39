using OrganizerBot.Messages;

namespace OrganizerBot.Discord;

/// <summary>What an answer of Discord's means for whoever wanted to post. Codes: topics/opcodes-and-status-codes.</summary>
internal static class DiscordSendResults
{
    /// <summary>Discord's code for what the bot does not see.</summary>
    public const int MissingAccess = 50001;

    private static readonly TimeSpan UntoldWait = TimeSpan.FromMinutes(1);

    /// <summary>The meaning of an answer that is no success.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="mayRepeat">Whether Discord would notice a second attempt as such, so that an unknown fate may be tried again.</param>
    public static SendResult Of(DiscordAnswer answer, bool mayRepeat) => (answer.Status, answer.Code) switch
    {
        (0, _) when !answer.WasWritten => new SendResult.Transient(answer.Summary),
        (429, _) or (_, 20016 or 20028 or 20029 or 30046) => new SendResult.RetryAfter(answer.Wait > TimeSpan.Zero ? answer.Wait : UntoldWait),
        (0 or >= 500 or (>= 200 and < 300), _) or (_, 130000) => mayRepeat ? new SendResult.Transient(answer.Summary, MayHaveArrived: true) : new SendResult.Ambiguous(answer.Summary),
        (401, _) => new SendResult.AuthDead(),
        (_, 10003 or 10004) => new SendResult.DestinationGone(),
        (_, 10008) => new SendResult.MessageGone(),
        (_, MissingAccess or 50013 or 50083 or 160005) => new SendResult.PermissionMissing(),
        (_, 50035) => new SendResult.ContentInvalid($"{answer.Summary} {answer.Faults}".Trim()),
        (_, 200000 or 240000) => new SendResult.ContentInvalid(answer.Summary),
        _ => new SendResult.Unrecognised(answer.Summary),
    };
}
