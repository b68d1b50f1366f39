namespace OrganizerBot.Keys;

/// <summary>Replaces a small secret file so that a crash or a power cut leaves the old one or the new one, whole.</summary>
internal static class DurableFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes beside it, flushes, renames, flushes again. Only its owner can read it from the first byte on.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = path + ".new";
        File.Delete(temporary);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var file = new FileStream(temporary, options))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);

        // A rename is certain once its folder is flushed, but .NET 10 opens no handle to a folder (File.OpenHandle refuses with
        // UnauthorizedAccessException). Flushing the file by its new name does the same on ext4, XFS and Btrfs: the rename changed the file's
        // own record, and their fsync writes out the journal up to that change. POSIX promises it only for the folder.
        using var renamed = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(renamed);
    }
}
