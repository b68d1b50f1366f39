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

    /// <summary>EX_CONFIG: the settings are wrong. Whoever supervises the process learns that starting it again does not help.</summary>
    public const int WrongSettings = 78;
}
