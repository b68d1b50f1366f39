using System.Data;
using Npgsql;
using NpgsqlTypes;
using OrganizerBot.Commands;
using OrganizerBot.Signing;
using OrganizerBot.Tally;

namespace OrganizerBot.Storage.Postgres;

/// <summary>
/// Records groups of signing acts, one transaction a group. Deliveries are written down first and sheets locked next, each in the order of its keys, so that
/// groups of several replicas wait for each other instead of deadlocking; uniqueness is the constraints' and the locks' business, never the isolation level's.
/// </summary>
internal sealed class PostgresLedger(NpgsqlDataSource source, TimeProvider clock) : IAsyncDisposable
{
    private const int Attempts = 5;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    private readonly Tides _tides = new();
    private NpgsqlConnection? _connection;

    /// <summary>Records a group; after it returns, all of it is durable.</summary>
    /// <exception cref="UncertainException">The connection broke while the group was being committed, and nobody can be asked whether it was.</exception>
    /// <exception cref="NpgsqlException">Nothing of the group is stored.</exception>
    public async Task<SigningOutcome[]> RecordAsync(IReadOnlyList<SigningAct> acts)
    {
        for (var attempt = 1; ; attempt++)
        {
            var page = new PostgresPage(_tides);
            try
            {
                return await RecordAsync(acts, page);
            }
            catch (UncertainException)
            {
                throw;
            }
            catch (Exception e)
            {
                page.Discard();
                await CloseAsync();
                var wasBeaten = PostgresOrganizerDb.WasBeaten(e);
                if (attempt >= Attempts || !(wasBeaten || IsPassing(e)))
                {
                    throw;
                }

                // Whoever beat it has had what both wanted by now; a server that went away takes a moment to come back.
                if (!wasBeaten)
                {
                    await Task.Delay(Breath * attempt, clock);
                }
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task<SigningOutcome[]> RecordAsync(IReadOnlyList<SigningAct> acts, PostgresPage page)
    {
        var connection = _connection ??= await OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        await ReadAsync(connection, acts, page);
        await ReadLeavesAsync(connection, [.. page.LinksOf(acts)], page);
        var outcomes = acts.Select(page.Record).ToArray();
        await WriteAsync(connection, page);
        try
        {
            Failpoint.Reach("sign.before-commit");
            await transaction.CommitAsync();
        }
        catch (Exception e) when (page.Witness is { } witness)
        {
            await CloseAsync();
            if (!await IsStoredAsync(witness, e))
            {
                throw;
            }
        }

        return outcomes;
    }

    /// <summary>Each group commits whole or not at all, so one of its deliveries tells of all. Writing it down again waits for whatever the broken connection's server is still doing.</summary>
    private async Task<bool> IsStoredAsync(byte[] witness, Exception cause)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync();
                await using var transaction = await connection.BeginTransactionAsync();
                await using var command = new NpgsqlCommand("INSERT INTO \"Inbox\"(\"Key\", \"ForgetAfter\") VALUES($1, CURRENT_DATE) ON CONFLICT DO NOTHING", connection);
                command.Parameters.Add(new() { Value = witness });
                return await command.ExecuteNonQueryAsync() == 0;
            }
            catch (NpgsqlException) when (attempt < Attempts)
            {
                await Task.Delay(Breath * attempt * attempt, clock);
            }
            catch (NpgsqlException)
            {
                throw new UncertainException(cause);
            }
        }
    }

    private static async Task ReadAsync(NpgsqlConnection connection, IReadOnlyList<SigningAct> acts, PostgresPage page)
    {
        var deliveries = acts.DistinctBy(act => Convert.ToHexString(act.Inbox)).ToArray();
        var sheets = acts.Select(act => act.Sheet.Value).Distinct().ToArray();
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command(
                    "INSERT INTO \"Inbox\"(\"Key\", \"ForgetAfter\") SELECT * FROM unnest($1, $2) AS came(key, day) ORDER BY key ON CONFLICT DO NOTHING RETURNING \"Key\"",
                    Bytes(deliveries.Select(act => act.Inbox)), new() { Value = deliveries.Select(act => InboxEntry.ForgetDay(act.At)).ToArray() }),
                Command("SELECT \"Id\", \"IsOpen\", \"Deadline\", \"Eligible\" + \"Joined\" FROM \"Sheets\" WHERE \"Id\" = ANY($1) ORDER BY \"Id\" FOR NO KEY UPDATE", new NpgsqlParameter { Value = sheets }),
                Command("SELECT \"SheetId\", \"Signed\" FROM \"SheetTotals\" WHERE \"SheetId\" = ANY($1)", new NpgsqlParameter { Value = sheets }),
                Command(
                    "SELECT s.\"SheetId\", s.\"Pseudonym\", s.\"Kind\", s.\"State\", s.\"Withdrawal\" FROM unnest($1, $2) AS asked(sheet, who) "
                    + "JOIN \"Signatures\" AS s ON s.\"SheetId\" = asked.sheet AND s.\"Pseudonym\" = asked.who",
                    Sheets(acts.Select(act => act.Sheet)), Bytes(acts.Select(act => act.Pseudonym))),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync();
        await EachAsync(reader, row => page.FoundNew(row.GetFieldValue<byte[]>(0)));
        await reader.NextResultAsync();
        await EachAsync(reader, row => page.Found(new(row.GetGuid(0)), row.GetBoolean(1), row.IsDBNull(2) ? null : new DateTimeOffset(row.GetDateTime(2)), row.GetInt32(3)));
        await reader.NextResultAsync();
        await EachAsync(reader, row => page.FoundTotal(new(row.GetGuid(0)), row.GetInt32(1)));
        await reader.NextResultAsync();
        await EachAsync(reader, row => page.Found(
            new(row.GetGuid(0)), row.GetFieldValue<byte[]>(1), new(Enum.Parse<SignatureKind>(row.GetString(2)), Enum.Parse<SignatureState>(row.GetString(3)), row.GetFieldValue<byte[]>(4))));
    }

    private static async Task ReadLeavesAsync(NpgsqlConnection connection, IReadOnlyList<(Id<Sheet> Sheet, byte[] Link)> links, PostgresPage page)
    {
        if (links.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(
            "SELECT l.\"SheetId\", l.\"Link\", l.\"Kind\" FROM unnest($1, $2) AS asked(sheet, link) JOIN \"PendingLeaves\" AS l ON l.\"SheetId\" = asked.sheet AND l.\"Link\" = asked.link", connection)
        {
            Parameters = { Sheets(links.Select(link => link.Sheet)), Bytes(links.Select(link => link.Link)) },
        };
        await using var reader = await command.ExecuteReaderAsync();
        await EachAsync(reader, row => page.FoundLeaf(new(row.GetGuid(0)), row.GetFieldValue<byte[]>(1), Enum.Parse<LeafKind>(row.GetString(2))));
    }

    private static async Task WriteAsync(NpgsqlConnection connection, PostgresPage page)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in Changes(page))
        {
            batch.BatchCommands.Add(command);
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync();
        }
    }

    private static IEnumerable<NpgsqlBatchCommand> Changes(PostgresPage page)
    {
        if (page.Removed.Count > 0)
        {
            yield return Command(
                "DELETE FROM \"Signatures\" AS s USING unnest($1, $2) AS gone(sheet, who) WHERE s.\"SheetId\" = gone.sheet AND s.\"Pseudonym\" = gone.who",
                Sheets(page.Removed.Select(act => act.Sheet)), Bytes(page.Removed.Select(act => act.Pseudonym)));
        }

        if (page.RemovedLeaves.Count > 0)
        {
            yield return Command(
                "DELETE FROM \"PendingLeaves\" AS l USING unnest($1, $2) AS gone(sheet, link) WHERE l.\"SheetId\" = gone.sheet AND l.\"Link\" = gone.link",
                Sheets(page.RemovedLeaves.Select(leaf => leaf.Sheet)), Bytes(page.RemovedLeaves.Select(leaf => leaf.Link)));
        }

        if (page.Added.Count > 0)
        {
            yield return Command(
                "INSERT INTO \"Signatures\"(\"SheetId\", \"Pseudonym\", \"Kind\", \"State\", \"Envelope\", \"Withdrawal\") SELECT * FROM unnest($1, $2, $3, $4, $5, $6) AS came(sheet, who) ORDER BY sheet, who",
                Sheets(page.Added.Select(one => one.Act.Sheet)), Bytes(page.Added.Select(one => one.Act.Pseudonym)),
                Words(page.Added.Select(one => one.Standing.Kind.ToString())), Words(page.Added.Select(one => one.Standing.State.ToString())),
                Bytes(page.Added.Select(one => one.Act.Envelope)), Bytes(page.Added.Select(one => one.Act.Withdrawal)));
        }

        if (page.AddedLeaves.Count > 0)
        {
            yield return Command(
                "INSERT INTO \"PendingLeaves\"(\"Id\", \"SheetId\", \"Bytes\", \"Link\", \"Kind\") SELECT * FROM unnest($1, $2, $3, $4, $5) AS came(id) ORDER BY id",
                new() { Value = page.AddedLeaves.Select(leaf => leaf.Id).ToArray() }, Sheets(page.AddedLeaves.Select(leaf => leaf.Sheet)),
                Bytes(page.AddedLeaves.Select(leaf => leaf.Bytes)), Bytes(page.AddedLeaves.Select(leaf => leaf.Link)), Words(page.AddedLeaves.Select(leaf => leaf.Kind.ToString())));
        }

        if (page.Rotations.Count > 0)
        {
            yield return Command("UPDATE \"WrappedKeys\" SET \"RotationAsked\" = true WHERE \"Of\" IN (SELECT \"OwnerId\" FROM \"Sheets\" WHERE \"Id\" = ANY($1))", Sheets(page.Rotations));
        }
    }

    /// <summary>Whether the server may be back in a moment: the connection broke, or the server is being started or stopped.</summary>
    private static bool IsPassing(Exception exception) => exception is NpgsqlException { IsTransient: true } or PostgresException { SqlState: ['5', '7', ..] };

    private static async Task EachAsync(NpgsqlDataReader reader, Action<NpgsqlDataReader> read)
    {
        while (await reader.ReadAsync())
        {
            read(reader);
        }
    }

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<NpgsqlParameter> values)
    {
#pragma warning disable CA2100 // The text is a literal of this class; every value is a parameter.
        var command = new NpgsqlBatchCommand(sql);
#pragma warning restore CA2100
        foreach (var value in values)
        {
            command.Parameters.Add(value);
        }

        return command;
    }

    private static NpgsqlParameter Sheets(IEnumerable<Id<Sheet>> sheets) => new() { Value = sheets.Select(sheet => sheet.Value).ToArray() };

    private static NpgsqlParameter Bytes(IEnumerable<byte[]?> bytes) => new() { Value = bytes.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };

    private static NpgsqlParameter Words(IEnumerable<string> words) => new() { Value = words.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    /// <summary>The plans of these statements are kept, and must not be those of an empty table once it has a million rows.</summary>
    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private async Task CloseAsync()
    {
        var connection = _connection;
        _connection = null;
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }
}
