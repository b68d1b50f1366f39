namespace OrganizerBot.Operations;

/// <summary>What the program tells whoever started it; the high ones are those of sysexits.h.</summary>
internal static class ExitCode
{
    /// <summary>It did what was asked, and what was checked holds.</summary>
    public const int Fine = 0;

    /// <summary>What was checked does not hold.</summary>
    public const int DoesNotHold = 1;

    /// <summary>EX_USAGE: the command line was wrong.</summary>
    public const int WrongUsage = 64;

    /// <summary>EX_DATAERR: a file is not what it should be, such as a backup that the key file does not open.</summary>
    public const int WrongFile = 65;

    /// <summary>EX_UNAVAILABLE: a platform or the database server did not answer, or refused.</summary>
    public const int Unavailable = 69;

    /// <summary>EX_CANTCREAT: a file could not be written where it should be.</summary>
    public const int CannotWrite = 73;

    /// <summary>EX_TEMPFAIL: the bot runs, or another program has the database open, and this has to wait until it is stopped.</summary>
    public const int BotRuns = 75;

    /// <summary>EX_CONFIG: the settings are wrong. Whoever supervises the process learns that starting it again does not help.</summary>
    public const int WrongSettings = 78;
}
