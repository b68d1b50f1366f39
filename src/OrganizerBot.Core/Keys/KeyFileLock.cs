namespace OrganizerBot.Keys;

/// <summary>Lets one process at a time change the key file: what two replicas add at once would else be lost for one of them. The system lets go of it when a process dies.</summary>
internal static class KeyFileLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>The file beside the key file that is locked. It holds nothing.</summary>
    public static string PathFor(string keyFile) => keyFile + ".lock";

    /// <summary>Waits for the lock, and has it until it is disposed of.</summary>
    /// <exception cref="InvalidOperationException">It cannot be had; the text says what to do.</exception>
    public static IDisposable Take(string keyFile)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var nobody = new ManualResetEventSlim();
        for (var tries = Patience / Look; ; tries--)
        {
            try
            {
                return new FileStream(PathFor(keyFile), options);
            }
            catch (UnauthorizedAccessException e)
            {
                throw Refusal(keyFile, e);
            }
            catch (IOException e) when (e is DirectoryNotFoundException || tries <= 0)
            {
                throw Refusal(keyFile, e);
            }
            catch (IOException)
            {
                nobody.Wait(Look);
            }
        }
    }

    private static InvalidOperationException Refusal(string keyFile, Exception e) =>
        new($"The key file {keyFile} cannot be written ({e.Message}). Its folder must be writable: keys are added to it, and destroyed when their time is over.", e);
}
