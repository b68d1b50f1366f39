using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OrganizerBot.Storage.Sqlite;

/// <summary>The write-ahead log, as far as one connection writes to it.</summary>
internal sealed class SqliteLog(SqliteConnection connection)
{
    /// <summary>SQLITE_DBSTATUS_CACHE_WRITE, https://sqlite.org/c3ref/c_dbstatus_options.html.</summary>
    private const int PagesOfCache = 9;

    /// <summary>How many pages the connection wrote to it since it last moved it.</summary>
    public int PagesWritten => Written(reset: false);

    /// <summary>Moves what stands in it into the database, so that it begins anew.</summary>
    /// <exception cref="SqliteException">It cannot be moved now, and stands where it stood.</exception>
    public void Move()
    {
        Written(reset: true);
        using var command = connection.CreateCommand();
        command.CommandText = SqlitePragmas.Move;
        command.ExecuteNonQuery();
    }

    private int Written(bool reset)
    {
        // It fails for kinds of numbers that it does not know alone.
        _ = raw.sqlite3_db_status(connection.Handle!, PagesOfCache, out var written, out _, reset ? 1 : 0);
        return written;
    }
}
