using System.Diagnostics;
#if FAILPOINTS
using System.Globalization;
using System.Runtime.InteropServices;
#endif

namespace OrganizerBot;

/// <summary>Named places at which a test has this process kill itself or stand still, in the middle of what it does. What ships has none of them.</summary>
/// <remarks><c>ORGANIZERBOT_FAIL=name:nth:kill</c>, or <c>stop</c> for standing still until somebody wakes it, is read once; see <c>docs/decisions/0021-failpoints.md</c>.</remarks>
public static class Failpoint
{
#if FAILPOINTS
    private const int Kill = 9;
    private const int Stop = 19;

    private static readonly (string Name, int Nth, int Signal)? _armed = Read(Environment.GetEnvironmentVariable("ORGANIZERBOT_FAIL"));
    private static int _reached;
#endif

    /// <summary>Says that such a place is reached.</summary>
    /// <param name="name">Its name; no other place has it.</param>
    [Conditional("FAILPOINTS")]
    public static void Reach(string name)
    {
#if FAILPOINTS
        if (_armed is { } armed && armed.Name == name && Interlocked.Increment(ref _reached) == armed.Nth)
        {
            _ = Send(Environment.ProcessId, armed.Signal);
        }
#endif
    }

#if FAILPOINTS
    private static (string Name, int Nth, int Signal)? Read(string? armed) => armed?.Split(':') switch
    {
        null => null,
        [var name, var nth, "kill"] => (name, int.Parse(nth, CultureInfo.InvariantCulture), Kill),
        [var name, var nth, "stop"] => (name, int.Parse(nth, CultureInfo.InvariantCulture), Stop),
        _ => throw new ArgumentException($"ORGANIZERBOT_FAIL={armed}? name:nth:kill or name:nth:stop"),
    };

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int process, int signal);
#endif
}
