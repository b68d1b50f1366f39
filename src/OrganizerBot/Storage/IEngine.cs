namespace OrganizerBot.Storage;

/// <summary>What the engines do differently beside reading and writing rows: where the database is, who may work on it, and what is done around a change of its form.</summary>
internal interface IEngine
{
    /// <summary>The database, as sentences name it.</summary>
    string Name { get; }

    /// <summary>The setting that says where it is.</summary>
    string Setting { get; }

    /// <summary>Whether it is there. Nothing is made by looking.</summary>
    bool IsThere { get; }

    /// <summary>Whether a bot runs on it at this moment.</summary>
    bool IsInUse { get; }

    /// <summary>Whether the bot itself backs it up before a change, and there is something to lose.</summary>
    bool NeedsBackup { get; }

    /// <summary>Whether keys are in it that open with one key file only.</summary>
    bool HoldsKeys { get; }

    /// <summary>Says, for as long as this is not disposed of, that a bot works on it. Where the engine serves one process this keeps every other away.</summary>
    /// <exception cref="InvalidOperationException">It cannot be worked on like this; the text says why and what to do.</exception>
    void Hold();

    /// <summary>Changes its form, while nobody else does, and does what the engine needs afterwards.</summary>
    void Change(OrganizerDb db);
}
