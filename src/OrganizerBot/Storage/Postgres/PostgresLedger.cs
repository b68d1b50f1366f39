using Npgsql;
using NpgsqlTypes;
using OrganizerBot.Commands;
using OrganizerBot.Signing;

namespace OrganizerBot.Storage.Postgres;

/// <summary>
/// Records groups of signing acts, one transaction a group. Deliveries of all but signatures are written down first and sheets locked next, each in the order of its keys, so that
/// groups of several replicas wait for each other instead of deadlocking; uniqueness is the constraints' and the locks' business, never the isolation level's.
/// </summary>
internal sealed class PostgresLedger(NpgsqlDataSource source, TimeProvider clock) : IDisposable
{
    private const int Attempts = 5;

    /// <summary>For how many groups those who sign are looked up first, after one of them had signed before.</summary>
    private const int ReadAfterGuess = 100;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    private readonly Tides _tides = new();
    private NpgsqlConnection? _connection;
    private int _readNext;

    /// <summary>Records a group; after it returns, all of it is durable. As a rule it has returned by then: it asks the server on the thread of whoever calls it.</summary>
    /// <exception cref="UncertainException">The connection broke while the group was being committed, and nobody can be asked whether it was.</exception>
    /// <exception cref="NpgsqlException">Nothing of the group is stored.</exception>
    public async Task<SigningOutcome[]> RecordAsync(IReadOnlyList<SigningAct> acts)
    {
        var mayGuess = _readNext == 0 && acts.All(act => act is SigningAct.Sign);
        _readNext = Math.Max(0, _readNext - 1);
        for (var attempt = 1; ; attempt++)
        {
            var page = new PostgresPage(_tides);
            try
            {
                return await RecordAsync(acts, page, mayGuess);
            }
            catch (UncertainException)
            {
                throw;
            }
            catch (Exception e)
            {
                page.Discard();
                Close();
                var wasBeaten = PostgresOrganizerDb.WasBeaten(e);
                if (attempt >= Attempts || !(wasBeaten || IsPassing(e)))
                {
                    throw;
                }

                // Whoever beat it, or signed before and was guessed to be new, has had what both wanted by now; a server that went away takes a moment to come back.
                if (wasBeaten)
                {
                    (mayGuess, _readNext) = (false, ReadAfterGuess);
                }
                else
                {
                    await Task.Delay(Breath * attempt, clock);
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    /// <summary>Two questions to the server: one begins and reads, one writes and commits.</summary>
    private async Task<SigningOutcome[]> RecordAsync(IReadOnlyList<SigningAct> acts, PostgresPage page, bool mayGuess)
    {
        _connection ??= Open();
        Read(acts, page, mayGuess);
        var outcomes = acts.Select(page.Record).ToArray();
        try
        {
            Failpoint.Reach("sign.before-commit");
            Write(page);
        }
        catch (Exception e) when (!IsRefusal(e) && acts.Index().FirstOrDefault(each => outcomes[each.Index] != SigningOutcome.Repeated).Item is { } witness)
        {
            Close();
            if (!await IsStoredAsync(witness, e))
            {
                throw;
            }
        }

        return outcomes;
    }

    /// <summary>Each group commits whole or not at all, so one of its acts tells of all: its delivery is noted, or stands in the signature's row. Whoever locks its sheet waits for whatever the broken connection's server is still doing.</summary>
    private async Task<bool> IsStoredAsync(SigningAct witness, Exception cause)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync();
                await using var transaction = await connection.BeginTransactionAsync();
                await using var batch = new NpgsqlBatch(connection)
                {
                    BatchCommands =
                    {
                        Command("SELECT 1 FROM \"Sheets\" WHERE \"Id\" = $1 FOR NO KEY UPDATE", new NpgsqlParameter { Value = witness.Sheet.Value }),
                        Command(
                            "SELECT EXISTS(SELECT FROM \"Inbox\" WHERE \"Key\" = $1) OR EXISTS(SELECT FROM \"Signatures\" WHERE \"SheetId\" = $2 AND \"Pseudonym\" = $3 AND \"Delivery\" = $1)",
                            new NpgsqlParameter { Value = witness.Inbox }, new() { Value = witness.Sheet.Value }, new() { Value = witness.Pseudonym }),
                    },
                };
                await using var reader = await batch.ExecuteReaderAsync();
                await reader.NextResultAsync();
                return await reader.ReadAsync() && reader.GetBoolean(0);
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

    /// <summary>Reads what the group needs to know. Where only signatures come, whoever signs is guessed to be new: most are, and the table's key tells who is not.</summary>
    private void Read(IReadOnlyList<SigningAct> acts, PostgresPage page, bool mayGuess)
    {
        var others = acts.Where(act => act is not SigningAct.Sign).DistinctBy(act => Convert.ToHexString(act.Inbox)).ToArray();
        var sheets = acts.Select(act => act.Sheet.Value).Distinct().ToArray();
        using var batch = new NpgsqlBatch(_connection) { BatchCommands = { new NpgsqlBatchCommand("BEGIN ISOLATION LEVEL READ COMMITTED") } };
        if (others.Length > 0)
        {
            batch.BatchCommands.Add(Enter(others.Select(act => (act.Inbox, InboxEntry.ForgetDay(act.At)))));
        }

        batch.BatchCommands.Add(Command("SELECT \"Id\", \"IsOpen\", \"Deadline\", \"Eligible\" + \"Joined\" FROM \"Sheets\" WHERE \"Id\" = ANY($1) ORDER BY \"Id\" FOR NO KEY UPDATE", new NpgsqlParameter { Value = sheets }));
        batch.BatchCommands.Add(Command("SELECT \"Key\" FROM \"Inbox\" WHERE \"Key\" = ANY($1)", Bytes(acts.OfType<SigningAct.Sign>().Select(act => act.Inbox))));
        batch.BatchCommands.Add(Command("SELECT \"SheetId\", \"Signed\" FROM \"SheetTotals\" WHERE \"SheetId\" = ANY($1)", new NpgsqlParameter { Value = sheets }));
        if (!mayGuess)
        {
            batch.BatchCommands.Add(Command(
                "SELECT s.\"SheetId\", s.\"Pseudonym\", s.\"Kind\", s.\"State\", s.\"Withdrawal\", s.\"Delivery\", s.\"Commitment\" IS NULL FROM unnest($1, $2) AS asked(sheet, who) "
                + "JOIN \"Signatures\" AS s ON s.\"SheetId\" = asked.sheet AND s.\"Pseudonym\" = asked.who",
                Sheets(acts.Select(act => act.Sheet)), Bytes(acts.Select(act => act.Pseudonym))));
        }

        using var reader = batch.ExecuteReader();
        if (others.Length > 0)
        {
            Each(reader, row => page.FoundNew(row.GetFieldValue<byte[]>(0)));
            reader.NextResult();
        }

        Each(reader, row => page.Found(new(row.GetGuid(0)), row.GetBoolean(1), row.IsDBNull(2) ? null : new DateTimeOffset(row.GetDateTime(2)), row.GetInt32(3)));
        reader.NextResult();
        Each(reader, row => page.FoundNoted(row.GetFieldValue<byte[]>(0)));
        reader.NextResult();
        Each(reader, row => page.FoundTotal(new(row.GetGuid(0)), row.GetInt32(1)));
        reader.NextResult();
        Each(reader, row => page.Found(
            new(row.GetGuid(0)), row.GetFieldValue<byte[]>(1), new(Enum.Parse<SignatureKind>(row.GetString(2)), Enum.Parse<SignatureState>(row.GetString(3)), row.GetFieldValue<byte[]>(4), row.GetFieldValue<byte[]>(5), row.GetBoolean(6))));
    }

    private void Write(PostgresPage page)
    {
        using var batch = new NpgsqlBatch(_connection);
        foreach (var command in Changes(page))
        {
            batch.BatchCommands.Add(command);
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        batch.ExecuteNonQuery();
    }

    private static IEnumerable<NpgsqlBatchCommand> Changes(PostgresPage page)
    {
        if (page.Noted.Count > 0)
        {
            yield return Enter(page.Noted);
        }

        if (page.Removed.Count > 0)
        {
            yield return Command(
                "DELETE FROM \"Signatures\" AS s USING unnest($1, $2) AS gone(sheet, who) WHERE s.\"SheetId\" = gone.sheet AND s.\"Pseudonym\" = gone.who",
                Sheets(page.Removed.Select(act => act.Sheet)), Bytes(page.Removed.Select(act => act.Pseudonym)));
        }

        if (page.Bound.Count > 0)
        {
            yield return Command(
                "UPDATE \"Signatures\" AS s SET \"Commitment\" = bound.receipt FROM unnest($1, $2, $3) AS bound(sheet, who, receipt) WHERE s.\"SheetId\" = bound.sheet AND s.\"Pseudonym\" = bound.who",
                Sheets(page.Bound.Select(act => act.Sheet)), Bytes(page.Bound.Select(act => act.Pseudonym)), Bytes(page.Bound.Select(act => act.Commitment)));
        }

        if (page.Added.Count > 0)
        {
            yield return Command(
                "INSERT INTO \"Signatures\"(\"SheetId\", \"Pseudonym\", \"Kind\", \"State\", \"Envelope\", \"Withdrawal\", \"Commitment\", \"Delivery\", \"Origin\") SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) AS came(sheet, who) ORDER BY sheet, who",
                Sheets(page.Added.Select(one => one.Act.Sheet)), Bytes(page.Added.Select(one => one.Act.Pseudonym)),
                Words(page.Added.Select(one => one.Standing.Kind.ToString())), Words(page.Added.Select(one => one.Standing.State.ToString())),
                Bytes(page.Added.Select(one => one.Act.Envelope)), Bytes(page.Added.Select(one => one.Act.Withdrawal)),
                Bytes(page.Added.Select(one => one.Act.Commitment)), Bytes(page.Added.Select(one => one.Act.Inbox)), Bytes(page.Added.Select(one => one.Act.Origin)));
        }

        if (page.Withdrawals.Count > 0)
        {
            yield return Command(
                "INSERT INTO \"PendingWithdrawals\"(\"Id\", \"SheetId\", \"Secret\", \"Kind\") SELECT * FROM unnest($1, $2, $3, $4) AS came(id) ORDER BY id",
                new() { Value = page.Withdrawals.Select(withdrawal => withdrawal.Id).ToArray() }, Sheets(page.Withdrawals.Select(withdrawal => withdrawal.Sheet)),
                Bytes(page.Withdrawals.Select(withdrawal => withdrawal.Secret)), Words(page.Withdrawals.Select(withdrawal => withdrawal.Kind.ToString())));
        }

        if (page.Rotations.Count > 0)
        {
            yield return Command("UPDATE \"WrappedKeys\" SET \"RotationAsked\" = true WHERE \"Of\" IN (SELECT \"OwnerId\" FROM \"Sheets\" WHERE \"Id\" = ANY($1))", Sheets(page.Rotations));
        }
    }

    private static NpgsqlBatchCommand Enter(IEnumerable<(byte[] Delivery, DateOnly Day)> deliveries) => Command(
        "INSERT INTO \"Inbox\"(\"Key\", \"ForgetAfter\") SELECT * FROM unnest($1, $2) AS came(key, day) ORDER BY key ON CONFLICT DO NOTHING RETURNING \"Key\"",
        Bytes(deliveries.Select(one => one.Delivery)), new() { Value = deliveries.Select(one => one.Day).ToArray() });

    /// <summary>Whether the server said no, and has nothing of the group.</summary>
    private static bool IsRefusal(Exception exception) => exception is PostgresException { SqlState: not ['5', '7', ..] };

    /// <summary>Whether the server may be back in a moment: the connection broke, or the server is being started or stopped.</summary>
    private static bool IsPassing(Exception exception) => exception is NpgsqlException { IsTransient: true } or PostgresException { SqlState: ['5', '7', ..] };

    private static void Each(NpgsqlDataReader reader, Action<NpgsqlDataReader> read)
    {
        while (reader.Read())
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

    /// <summary>The plans of these statements are kept, and never made anew for the values at hand, which would cost more than it could gain; they must not be those of an empty table once it has a million rows.</summary>
    private NpgsqlConnection Open()
    {
        var connection = source.OpenConnection();
        using var command = new NpgsqlCommand("SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off", connection);
        command.ExecuteNonQuery();
        return connection;
    }

    private void Close()
    {
        _connection?.Dispose();
        _connection = null;
    }
}
