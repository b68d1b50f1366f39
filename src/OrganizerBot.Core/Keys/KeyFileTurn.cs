using System.Diagnostics;

namespace OrganizerBot.Keys;

/// <summary>One replica's turn at a key file that several change: it reads, changes and writes the file while no other does. Otherwise the key that one added would be gone with what the other wrote.</summary>
internal sealed class KeyFileTurn : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly FileStream _held;

    private KeyFileTurn(FileStream held) => _held = held;

    /// <summary>Waits for the turn. The lock is a file beside the key file, which is replaced itself; it stays, because a lock on a file that somebody removes keeps nobody away.</summary>
    /// <exception cref="IOException">Somebody else has it and does not let go, or there can be none here.</exception>
    public static KeyFileTurn Take(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        var since = Stopwatch.GetTimestamp();
        for (var wait = default(SpinWait); ; wait.SpinOnce(sleep1Threshold: 0))
        {
            try
            {
                return new KeyFileTurn(new FileStream(path + ".lock", options));
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(since) < Patience)
            {
                // Another replica changes it.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _held.Dispose();
}
