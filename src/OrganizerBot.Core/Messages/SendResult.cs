namespace OrganizerBot.Messages;

/// <summary>What became of an attempt to post. The list is closed: whoever sends handles each.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>It is there.</summary>
    /// <param name="Message">The message.</param>
    public sealed record Sent(MessageRef Message) : SendResult;

    /// <summary>The platform posts it by itself at the time that it was told.</summary>
    /// <param name="Id">What the platform calls it; null when it may have it and never said so.</param>
    public sealed record Planned(string? Id) : SendResult;

    /// <summary>The platform asks to wait; nothing was posted.</summary>
    /// <param name="Wait">How long.</param>
    public sealed record RetryAfter(TimeSpan Wait) : SendResult;

    /// <summary>It failed, and trying again soon is safe.</summary>
    /// <param name="Detail">For the log: never content.</param>
    /// <param name="MayHaveArrived">Whether the platform may have acted all the same, and trying again is safe only while it notices a second attempt as such.</param>
    public sealed record Transient(string Detail, bool MayHaveArrived = false) : SendResult;

    /// <summary>Bytes were written and no answer came: it may be there or not. Never blindly sent again.</summary>
    /// <param name="Detail">For the log: never content.</param>
    public sealed record Ambiguous(string Detail) : SendResult;

    /// <summary>The channel is gone.</summary>
    public sealed record DestinationGone : SendResult;

    /// <summary>The bot may not post there.</summary>
    public sealed record PermissionMissing : SendResult
    {
        /// <summary>What it lacks, as far as the platform tells.</summary>
        public PostingRights Missing { get; init; }
    }

    /// <summary>The message to be edited is gone.</summary>
    public sealed record MessageGone : SendResult;

    /// <summary>The platform no longer knows the bot's token.</summary>
    public sealed record AuthDead : SendResult;

    /// <summary>The platform calls the content malformed: a defect of ours, never retried.</summary>
    /// <param name="Detail">Codes and paths, never content.</param>
    public sealed record ContentInvalid(string Detail) : SendResult;

    /// <summary>An answer that nobody foresaw.</summary>
    /// <param name="Detail">Status and code, never content.</param>
    public sealed record Unrecognised(string Detail) : SendResult;
}
