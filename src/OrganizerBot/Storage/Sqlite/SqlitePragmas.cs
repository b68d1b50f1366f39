using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OrganizerBot.Storage.Sqlite;

/// <summary>Makes each connection durable: a commit is on the disk before anybody is told, and erased bytes are overwritten.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>What every connection begins with. The write-ahead log itself is set once for the file; it grows to 32 MB before it is written back, so that pages which many signatures change are written back once.</summary>
    public const string Sql = "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA busy_timeout=5000; PRAGMA wal_autocheckpoint=8000;";

    /// <summary>Moves what it can of the write-ahead log into the database, and waits for nobody.</summary>
    public const string Move = "PRAGMA wal_checkpoint(PASSIVE);";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
