using Microsoft.Data.Sqlite;

namespace OrganizerBot.Storage.Sqlite;

/// <summary>Empties SQLite's write-ahead log into the database: the pages in it still hold what was deleted; in the database itself <c>secure_delete</c> has overwritten it.</summary>
internal static class SqlitePurge
{
    /// <summary>Waits a second at most for readers of an older state; signing waits behind it.</summary>
    private const string Sql = "PRAGMA busy_timeout=1000; PRAGMA wal_checkpoint(TRUNCATE);";

    /// <summary>Empties it.</summary>
    /// <returns>False when somebody was still reading.</returns>
    public static bool Run(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
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
