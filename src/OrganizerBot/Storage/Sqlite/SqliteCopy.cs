using Microsoft.Data.Sqlite;

namespace OrganizerBot.Storage.Sqlite;

/// <summary>Writes a database as it is at one moment into a file of its own, while others go on reading and writing.</summary>
/// <remarks>VACUUM INTO and not a copy page by page: what was deleted is not in it, and its pages hold their rows in the order of keys.</remarks>
internal static class SqliteCopy
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes the copy. It has its name only once it is whole and on the disk.</summary>
    public static void Write(string database, string target)
    {
        var unfinished = target + ".unfinished";
        File.Delete(unfinished);
        Make(unfinished).Dispose();
        try
        {
            Fill(unfinished, database);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }

        Flush(unfinished);
        File.Move(unfinished, target);
        Flush(target);
    }

    /// <summary>Copies a file that nobody changes, readable by its owner only, onto the disk.</summary>
    public static void Duplicate(string file, string target)
    {
        File.Delete(target);
        using (var from = File.OpenRead(file))
        using (var to = Make(target))
        {
            from.CopyTo(to);
        }

        Flush(target);
    }

    /// <summary>After it returns, what the file holds is on the disk, and so is the name that it was given.</summary>
    /// <remarks>See <c>DurableFile</c> for why the file itself is flushed and not its folder.</remarks>
    public static void Flush(string file)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    private static void Fill(string file, string database)
    {
        using var connection = new SqliteConnection(SqliteFile.Living(database));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = SqlitePragmas.Sql + "VACUUM INTO $target";
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue("$target", Path.GetFullPath(file));
        command.ExecuteNonQuery();
    }

    private static FileStream Make(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(file, options);
    }
}
