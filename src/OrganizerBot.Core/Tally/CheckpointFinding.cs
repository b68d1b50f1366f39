namespace OrganizerBot.Tally;

/// <summary>What was found of one checkpoint.</summary>
/// <param name="Checkpoint">The checkpoint.</param>
/// <param name="Standing">Whether it holds.</param>
/// <param name="Count">What the leaves up to it add up to, if there are as many.</param>
public sealed record CheckpointFinding(Checkpoint Checkpoint, CheckpointStanding Standing, TallyCount? Count);

/// <summary>Whether a checkpoint holds, or the first reason why it does not.</summary>
public enum CheckpointStanding
{
    /// <summary>The bot signed it, and its root is that of the leaves.</summary>
    Holds,

    /// <summary>It is of another log.</summary>
    OtherLog,

    /// <summary>The log's key did not sign it.</summary>
    Unsigned,

    /// <summary>Its text or its signature was changed.</summary>
    Forged,

    /// <summary>It speaks of more leaves than there are at hand.</summary>
    LeavesMissing,

    /// <summary>The bot signed it, and the leaves have another root: they are not what was there when it was signed.</summary>
    OtherRoot,
}
