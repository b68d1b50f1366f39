using System.Runtime.InteropServices;

namespace OrganizerBot.Operations;

/// <summary>Whatever the program makes is its own user's alone: files 0600, folders 0700.</summary>
/// <remarks>It is set for the process, before anything is made: SQLite makes its files itself, and setting the mode of one afterwards would leave a moment in which others could open it.</remarks>
internal static class OwnFiles
{
    private const uint NothingForOthers = 0b000_111_111;

    /// <summary>From here on.</summary>
    public static void Insist()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Umask(NothingForOthers);
        }
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint Umask(uint mask);
}
