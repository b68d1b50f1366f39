using Npgsql;

namespace OrganizerBot.Storage.Postgres;

/// <summary>Lets go of what was deleted, and of the order in which rows came. The server's own log and its archives keep old pages for as long as the operator lets them.</summary>
internal static class PostgresPurge
{
    /// <summary>Signing waits behind whoever waits for a table, so nobody does for long.</summary>
    private const string Patience = "SET lock_timeout = '1s'";

    /// <summary>A larger table is rewritten by the weekly hour only: it takes seconds in which nobody can sign. Until then its dead rows are free for others to overwrite.</summary>
    private const long LargestAtOnce = 64L * 1024 * 1024;

    /// <summary>Rewrites all tables that hold anything, without what is dead.</summary>
    /// <returns>False when somebody was in the way.</returns>
    public static Task<bool> RunAsync(NpgsqlDataSource source, CancellationToken cancellationToken) => WithPatienceAsync(
        source,
        async connection =>
        {
            foreach (var (table, size) in await TablesAsync(connection, cancellationToken))
            {
                if (size <= LargestAtOnce && PostgresTables.Unordered.TryGetValue(table, out var order))
                {
                    // VACUUM would keep what an old snapshot may still see, and not say so. This waits for whoever reads, or gives up.
                    await LayDownAsync(connection, table, order, cancellationToken);
                }
                else
                {
                    await ExecuteAsync(connection, $"VACUUM {(size <= LargestAtOnce ? "FULL " : "")}\"{table}\"", cancellationToken);
                }
            }
        },
        cancellationToken);

    /// <summary>
    /// Lays all rows down anew in the order of their keys, as rows of one transaction: neither where a row lies nor which transaction made it tells when it came.
    /// CLUSTER would do for the first only.
    /// </summary>
    /// <returns>False when somebody was in the way.</returns>
    public static Task<bool> ReorderAsync(NpgsqlDataSource source, CancellationToken cancellationToken) => WithPatienceAsync(
        source,
        async connection =>
        {
            foreach (var (table, _) in await TablesAsync(connection, cancellationToken))
            {
                if (PostgresTables.Unordered.TryGetValue(table, out var order))
                {
                    await LayDownAsync(connection, table, order, cancellationToken);
                }
            }
        },
        cancellationToken);

    private static async Task LayDownAsync(NpgsqlConnection connection, string table, string order, CancellationToken cancellationToken)
    {
        // The ledger reads the totals before the signatures: in the other order each would wait for the other.
        var whole = table == PostgresTotals.Counted ? $"\"SheetTotals\", \"{table}\"" : $"\"{table}\"";
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(
            connection,
            $"LOCK TABLE {whole} IN ACCESS EXCLUSIVE MODE;"
            + $"CREATE TEMPORARY TABLE laid_aside ON COMMIT DROP AS SELECT * FROM \"{table}\";"
            + $"TRUNCATE {whole};"
            + $"INSERT INTO \"{table}\" SELECT * FROM laid_aside ORDER BY {order};",
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The tables that hold anything, or did since they were last laid down.</summary>
    private static async Task<IReadOnlyList<(string Name, long Size)>> TablesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT relname, pg_table_size(oid) FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND relname NOT LIKE 'qrtz%' AND pg_relation_size(oid) > 0", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<(string, long)> tables = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            tables.Add((reader.GetString(0), reader.GetInt64(1)));
        }

        return tables;
    }

    private static async Task<bool> WithPatienceAsync(NpgsqlDataSource source, Func<NpgsqlConnection, Task> act, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(connection, Patience, cancellationToken);
        try
        {
            await act(connection);
            return true;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
        {
            return false;
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // The names are this folder's own.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
