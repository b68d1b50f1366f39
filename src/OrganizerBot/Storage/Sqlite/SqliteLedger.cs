using Microsoft.Data.Sqlite;
using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Signing;
using OrganizerBot.Tally;

namespace OrganizerBot.Storage.Sqlite;

/// <summary>Records groups of signing acts, one transaction a group. The state of the sheet is checked in the statements themselves.</summary>
internal sealed class SqliteLedger : IDisposable
{
    private const string SheetTakes = "SELECT 1 FROM \"Sheets\" WHERE \"Id\" = $sheet AND \"IsOpen\" = 1 AND (\"Deadline\" IS NULL OR \"Deadline\" > $now)";

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _enter;
    private readonly SqliteCommand _takes;
    private readonly SqliteCommand _sign;
    private readonly SqliteCommand _return;
    private readonly SqliteCommand _freeze;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _leave;
    private readonly SqliteCommand _remove;
    private readonly SqliteCommand _leaf;

    /// <summary>Opens the file.</summary>
    public SqliteLedger(string file)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        _connection.Open();
        Prepare(SqlitePragmas.Sql).ExecuteNonQuery();
        _enter = Prepare("INSERT INTO \"Inbox\"(\"Key\", \"ForgetAfter\") VALUES($key, $day) ON CONFLICT DO NOTHING");
        _takes = Prepare(SheetTakes);
        _sign = Prepare(
            "INSERT INTO \"Signatures\"(\"SheetId\", \"Pseudonym\", \"Kind\", \"State\", \"Envelope\", \"Withdrawal\") " +
            "VALUES($sheet, $who, $kind, $state, $envelope, $withdrawal) ON CONFLICT DO NOTHING");
        _return = Prepare(
            "UPDATE \"Signatures\" SET \"Kind\" = $kind, \"State\" = 'Released', \"Envelope\" = $envelope, \"Withdrawal\" = $withdrawal " +
            "WHERE \"SheetId\" = $sheet AND \"Pseudonym\" = $who AND \"State\" = 'Leaving'");
        _freeze = Prepare("UPDATE \"Sheets\" SET \"Frozen\" = 1, \"Version\" = \"Version\" + 1 WHERE \"Id\" = $sheet AND \"Frozen\" = 0");
        _find = Prepare("SELECT \"Kind\", \"State\", \"Withdrawal\" FROM \"Signatures\" WHERE \"SheetId\" = $sheet AND \"Pseudonym\" = $who AND \"State\" <> 'Leaving'");
        _leave = Prepare("UPDATE \"Signatures\" SET \"State\" = 'Leaving' WHERE \"SheetId\" = $sheet AND \"Pseudonym\" = $who");
        _remove = Prepare("DELETE FROM \"Signatures\" WHERE \"SheetId\" = $sheet AND \"Pseudonym\" = $who");
        _leaf = Prepare("INSERT INTO \"PendingLeaves\"(\"Id\", \"SheetId\", \"Bytes\") VALUES($id, $sheet, $bytes)");
    }

    /// <summary>Records a group; after it returns, all of it is durable.</summary>
    /// <exception cref="SqliteException">Nothing of the group is stored.</exception>
    public SigningOutcome[] Record(IReadOnlyList<SigningAct> acts)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        var outcomes = acts.Select(act => Record(act, transaction)).ToArray();
        transaction.Commit();
        return outcomes;
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private SigningOutcome Record(SigningAct act, SqliteTransaction transaction)
    {
        if (Run(_enter, transaction, ("$key", act.Inbox), ("$day", InboxEntry.ForgetDay(act.At).ToString("yyyy-MM-dd", null))) == 0)
        {
            return SigningOutcome.Repeated;
        }

        if (!Takes(act, transaction))
        {
            return SigningOutcome.Closed;
        }

        return act switch
        {
            SigningAct.Sign sign => Sign(sign, transaction),
            SigningAct.Withdraw withdraw => Withdraw(withdraw, transaction),
            _ => throw new ArgumentOutOfRangeException(nameof(act)),
        };
    }

    private bool Takes(SigningAct act, SqliteTransaction transaction)
    {
        _takes.Transaction = transaction;
        Set(_takes, ("$sheet", Text(act.Sheet)), ("$now", act.At.UtcDateTime));
        return _takes.ExecuteScalar() is not null;
    }

    private SigningOutcome Sign(SigningAct.Sign act, SqliteTransaction transaction)
    {
        var named = act.Envelope is not null;
        (string, object)[] values =
        [
            ("$sheet", Text(act.Sheet)),
            ("$who", act.Pseudonym),
            ("$kind", (named ? SignatureKind.Named : SignatureKind.Counted).ToString()),
            ("$envelope", act.Envelope ?? (object)DBNull.Value),
            ("$withdrawal", act.Withdrawal),
        ];
        var state = named ? SignatureState.Released : SignatureState.Pending;
        if (Run(_sign, transaction, [.. values, ("$state", state.ToString())]) == 0 && Run(_return, transaction, values) == 0)
        {
            return SigningOutcome.AlreadySigned;
        }

        Run(_freeze, transaction, ("$sheet", Text(act.Sheet)));
        AddLeaf(act.Sheet, act.Leaf, transaction);
        return SigningOutcome.Signed;
    }

    private SigningOutcome Withdraw(SigningAct.Withdraw act, SqliteTransaction transaction)
    {
        _find.Transaction = transaction;
        Set(_find, ("$sheet", Text(act.Sheet)), ("$who", act.Pseudonym));
        byte[] withdrawal;
        bool stillShown;
        using (var reader = _find.ExecuteReader())
        {
            if (!reader.Read())
            {
                return SigningOutcome.NotSigned;
            }

            // A published signature without a name goes on counting until withdrawals are published, or the step would tell on its owner.
            stillShown = reader.GetString(0) == nameof(SignatureKind.Counted) && reader.GetString(1) == nameof(SignatureState.Released);
            withdrawal = reader.GetFieldValue<byte[]>(2);
        }

        Run(stillShown ? _leave : _remove, transaction, ("$sheet", Text(act.Sheet)), ("$who", act.Pseudonym));
        AddLeaf(act.Sheet, Leaf.OfWithdrawal(withdrawal), transaction);
        return SigningOutcome.Withdrawn;
    }

    private void AddLeaf(Id<Sheet> sheet, byte[] bytes, SqliteTransaction transaction) =>
        Run(_leaf, transaction, ("$id", Secret.Id().ToString().ToUpperInvariant()), ("$sheet", Text(sheet)), ("$bytes", bytes));

    /// <summary>EF Core's SQLite provider stores a Guid as upper-case text.</summary>
    private static string Text(Id<Sheet> id) => id.Value.ToString().ToUpperInvariant();

    private static int Run(SqliteCommand command, SqliteTransaction transaction, params ReadOnlySpan<(string Name, object Value)> values)
    {
        command.Transaction = transaction;
        Set(command, values);
        return command.ExecuteNonQuery();
    }

    private static void Set(SqliteCommand command, params ReadOnlySpan<(string Name, object Value)> values)
    {
        command.Parameters.Clear();
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }
    }

    private SqliteCommand Prepare(string sql)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The text is a literal of this class; every value is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
