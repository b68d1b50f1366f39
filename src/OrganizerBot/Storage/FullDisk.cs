using Microsoft.Data.Sqlite;

namespace OrganizerBot.Storage;

/// <summary>Tells a disk that is full from everything else that can be wrong with a file.</summary>
internal static class FullDisk
{
    /// <summary>With less room than this SQLite cannot even open its log.</summary>
    public const long Least = 64 * 1024;

    /// <summary>What a start needs: the database's log grows to this before it is brought into the database.</summary>
    private const long LeastToStart = 4 * 1024 * 1024;

    private const int CannotWrite = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    /// <summary>"No space left on device", on Linux and macOS, and on Windows.</summary>
    private static readonly int[] NoSpace = [28, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>Whether there was no room to write. For its log and its shared memory SQLite says no more than that it cannot; then the disks are asked.</summary>
    public static bool Is(Exception failure, StorageOptions? storage = null) => failure switch
    {
        SqliteException { SqliteErrorCode: Full } => true,
        SqliteException { SqliteErrorCode: CannotWrite or CannotOpen } => storage is not null && Fullest(storage).Room < Least,
        IOException file => NoSpace.Contains(file.HResult),
        _ => false,
    };

    /// <summary>What to say then: which disk, what to do, and that nothing is lost.</summary>
    public static string Tell(StorageOptions storage)
    {
        var (setting, folder, room) = Fullest(storage);
        return $"The disk of {Path.GetFullPath(folder)} ({setting}) is full: {room / 1024} KiB are left. Make room there, or move the folder to a larger disk. Nothing is lost of what members were told is stored.";
    }

    /// <summary>Refuses a start that would stop half-way for want of room.</summary>
    /// <exception cref="IOException">The disk is full, or nearly.</exception>
    public static void RefuseStart(StorageOptions storage)
    {
        if (RoomIn(storage.DataDirectory) < LeastToStart)
        {
            throw Refusal(storage);
        }
    }

    /// <summary>What a start ends with that the disk has no room for. It may be tried again: as soon as there is room, it works.</summary>
    public static IOException Refusal(StorageOptions storage, Exception? cause = null) => new(Tell(storage), cause) { HResult = NoSpace[0] };

    /// <summary>Whichever of the folders has the least room on its disk. Where nobody can tell, there is enough.</summary>
    public static (string Setting, string Folder, long Room) Fullest(StorageOptions storage) => new[]
    {
        (Setting: "Storage:DataDirectory", Folder: storage.DataDirectory, Room: RoomIn(storage.DataDirectory)),
        (Setting: "Storage:KeysDirectory", Folder: storage.KeysDirectory, Room: RoomIn(storage.KeysDirectory)),
        (Setting: "Storage:BackupDirectory", Folder: storage.Backups, Room: RoomIn(storage.Backups)),
    }.MinBy(each => each.Room);

    private static long RoomIn(string folder)
    {
        try
        {
            var there = Path.GetFullPath(folder);
            while (!Directory.Exists(there) && Path.GetDirectoryName(there) is { } above)
            {
                there = above;
            }

            return new DriveInfo(there).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return long.MaxValue;
        }
    }
}
