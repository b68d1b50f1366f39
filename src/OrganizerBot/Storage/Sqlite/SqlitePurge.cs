using Microsoft.Data.Sqlite;

namespace OrganizerBot.Storage.Sqlite;

/// <summary>Empties SQLite's write-ahead log into the database: the pages in it still hold what was deleted; in the database itself <c>secure_delete</c> has overwritten it.</summary>
internal static class SqlitePurge
{
    /// <summary>Waits a second at most for readers of an older state; signing waits behind it.</summary>
    private const string Sql = "PRAGMA busy_timeout=1000; PRAGMA wal_checkpoint(TRUNCATE);";

    /// <summary>
    /// Within its page a row lies where there was room when it came, and the log holds page after page as they were written: both tell an order. Rebuilt, pages hold
    /// their rows in the order of keys. The copy that SQLite makes on the way stays in memory: on a disk it would be one more place where things lie.
    /// </summary>
    private const string Rebuild = "PRAGMA temp_store=MEMORY; VACUUM;";

    private const int Busy = 5;
    private const int Locked = 6;

    /// <summary>Empties it.</summary>
    /// <returns>False when somebody was still reading.</returns>
    public static bool Run(string file)
    {
        using var connection = Open(file);
        return Empty(connection);
    }

    /// <summary>Rebuilds the database, then empties the log.</summary>
    /// <returns>False when somebody was in the way.</returns>
    public static bool Reorder(string file)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = SqlitePragmas.Sql + Rebuild;
        try
        {
            command.ExecuteNonQuery();
        }
        catch (SqliteException e) when (e.SqliteErrorCode is Busy or Locked)
        {
            return false;
        }

        return Empty(connection);
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static bool Empty(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = SqlitePragmas.Sql + Sql;
        using var reader = command.ExecuteReader();
        do
        {
            // The checkpoint answers with three numbers (busy, pages in the log, pages moved), the timeout with one.
            if (reader.Read() && reader.FieldCount == 3)
            {
                return reader.GetInt32(0) == 0;
            }
        }
        while (reader.NextResult());

        throw new InvalidOperationException("SQLite did not say whether it emptied its log.");
    }
}
