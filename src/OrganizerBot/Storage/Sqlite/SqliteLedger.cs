using Microsoft.Data.Sqlite;
using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Signing;
using OrganizerBot.Tally;

namespace OrganizerBot.Storage.Sqlite;

/// <summary>Records groups of signing acts, one transaction a group. The state of the sheet is checked in the statements themselves.</summary>
internal sealed class SqliteLedger : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly SqliteConnection _connection;
    private readonly Dictionary<Id<Sheet>, Tide> _tides = [];
    private readonly SqliteCommand _enter;
    private readonly SqliteCommand _takes;
    private readonly SqliteCommand _count;
    private readonly SqliteCommand _sign;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _remove;
    private readonly SqliteCommand _leaf;
    private readonly SqliteCommand _findLeaf;
    private readonly SqliteCommand _removeLeaf;
    private readonly SqliteCommand _askRotation;

    /// <summary>Opens the file.</summary>
    public SqliteLedger(string file)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        _connection.Open();
        Prepare(SqlitePragmas.Sql).ExecuteNonQuery();
        _enter = Prepare("INSERT INTO \"Inbox\"(\"Key\", \"ForgetAfter\") VALUES($key, $day) ON CONFLICT DO NOTHING");
        _takes = Prepare("SELECT \"Eligible\" + \"Joined\" FROM \"Sheets\" WHERE \"Id\" = $sheet AND \"IsOpen\" = 1 AND (\"Deadline\" IS NULL OR \"Deadline\" > $now)");
        _count = Prepare("SELECT COUNT(*) FROM \"Signatures\" WHERE \"SheetId\" = $sheet AND \"State\" <> 'Held'");
        _sign = Prepare(
            "INSERT INTO \"Signatures\"(\"SheetId\", \"Pseudonym\", \"Kind\", \"State\", \"Envelope\", \"Withdrawal\") " +
            "VALUES($sheet, $who, $kind, $state, $envelope, $withdrawal) ON CONFLICT DO NOTHING");
        _find = Prepare("SELECT \"Kind\", \"State\", \"Withdrawal\" FROM \"Signatures\" WHERE \"SheetId\" = $sheet AND \"Pseudonym\" = $who");
        _remove = Prepare("DELETE FROM \"Signatures\" WHERE \"SheetId\" = $sheet AND \"Pseudonym\" = $who");
        _leaf = Prepare("INSERT INTO \"PendingLeaves\"(\"Id\", \"SheetId\", \"Bytes\", \"Link\", \"Kind\") VALUES($id, $sheet, $bytes, $link, $kind)");
        _findLeaf = Prepare("SELECT \"Kind\" FROM \"PendingLeaves\" WHERE \"SheetId\" = $sheet AND \"Link\" = $link");
        _removeLeaf = Prepare("DELETE FROM \"PendingLeaves\" WHERE \"SheetId\" = $sheet AND \"Link\" = $link");
        _askRotation = Prepare("UPDATE \"WrappedKeys\" SET \"RotationAsked\" = 1 WHERE \"Of\" = (SELECT \"OwnerId\" FROM \"Sheets\" WHERE \"Id\" = $sheet)");
    }

    /// <summary>Records a group; after it returns, all of it is durable.</summary>
    /// <exception cref="SqliteException">Nothing of the group is stored.</exception>
    public SigningOutcome[] Record(IReadOnlyList<SigningAct> acts)
    {
        try
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            var outcomes = acts.Select(act => Record(act, transaction)).ToArray();
            transaction.Commit();
            return outcomes;
        }
        catch
        {
            Recount();
            throw;
        }
    }

    /// <summary>Somebody else has changed signatures: how many there are is counted anew. How many came within the hour is still known.</summary>
    public void Recount()
    {
        foreach (var tide in _tides.Values)
        {
            tide.Total = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private SigningOutcome Record(SigningAct act, SqliteTransaction transaction)
    {
        if (Run(_enter, transaction, ("$key", act.Inbox), ("$day", InboxEntry.ForgetDay(act.At).ToString("yyyy-MM-dd", null))) == 0)
        {
            return SigningOutcome.Repeated;
        }

        if (Ask(_takes, transaction, ("$sheet", Text(act.Sheet)), ("$now", act.At.UtcDateTime)) is not long most)
        {
            return SigningOutcome.Closed;
        }

        return act switch
        {
            SigningAct.Sign sign => Sign(sign, (int)most, transaction),
            SigningAct.Withdraw withdraw => Withdraw(withdraw, transaction),
            SigningAct.Bind bind => Bind(bind, transaction),
            _ => throw new ArgumentOutOfRangeException(nameof(act)),
        };
    }

    private SigningOutcome Sign(SigningAct.Sign act, int most, SqliteTransaction transaction)
    {
        var kind = act.Envelope is null ? SignatureKind.Counted : SignatureKind.Named;
        var tide = TideOf(act, transaction);
        var held = tide.Total >= most || tide.IsFullFor(act.Pseudonym, GroupSize.MostInAnHour(most));
        var state = held ? SignatureState.Held : kind == SignatureKind.Named ? SignatureState.Released : SignatureState.Pending;
        var signed = Run(
            _sign,
            transaction,
            ("$sheet", Text(act.Sheet)),
            ("$who", act.Pseudonym),
            ("$kind", kind.ToString()),
            ("$state", state.ToString()),
            ("$envelope", act.Envelope ?? (object)DBNull.Value),
            ("$withdrawal", act.Withdrawal));
        if (signed == 0)
        {
            return SigningOutcome.AlreadySigned;
        }

        AddLeaf(act.Sheet, act.Leaf, LeafLink.Of(act.Withdrawal), held ? LeafKind.Held : kind == SignatureKind.Named ? LeafKind.Named : LeafKind.Counted, transaction);
        if (!held)
        {
            tide.Rise(act.Pseudonym);
        }

        return held ? SigningOutcome.Held : SigningOutcome.Signed;
    }

    /// <summary>The row goes at once. Where its leaf was published, what opens it waits for its batch, and until then a signature without a name goes on counting: a step at this moment would tell on its owner.</summary>
    private SigningOutcome Withdraw(SigningAct.Withdraw act, SqliteTransaction transaction)
    {
        if (Find(act, transaction) is not { } signature)
        {
            return SigningOutcome.NotSigned;
        }

        var tide = TideOf(act, transaction);
        Run(_remove, transaction, ("$sheet", Text(act.Sheet)), ("$who", act.Pseudonym));
        if (Run(_removeLeaf, transaction, ("$sheet", Text(act.Sheet)), ("$link", LeafLink.Of(signature.Withdrawal))) == 0)
        {
            AddLeaf(act.Sheet, Leaf.OfWithdrawal(signature.Withdrawal), [], signature.Kind == SignatureKind.Named ? LeafKind.NamedLeft : LeafKind.CountedLeft, transaction);
        }

        if (act.ForGood)
        {
            Run(_askRotation, transaction, ("$sheet", Text(act.Sheet)));
        }

        tide.Total -= signature.State == SignatureState.Held ? 0 : 1;
        return SigningOutcome.Withdrawn;
    }

    /// <summary>The leaf gets another id, so that a publication which has read the old one is overtaken and begins again.</summary>
    private SigningOutcome Bind(SigningAct.Bind act, SqliteTransaction transaction)
    {
        if (Find(act, transaction) is not { } signature)
        {
            return SigningOutcome.NotSigned;
        }

        var link = LeafLink.Of(signature.Withdrawal);
        if (Ask(_findLeaf, transaction, ("$sheet", Text(act.Sheet)), ("$link", link)) is not string kind)
        {
            return SigningOutcome.TooLate;
        }

        Run(_removeLeaf, transaction, ("$sheet", Text(act.Sheet)), ("$link", link));
        AddLeaf(act.Sheet, LeafLink.Bind(act.Commitment, link), link, Enum.Parse<LeafKind>(kind), transaction);
        return SigningOutcome.Bound;
    }

    private (SignatureKind Kind, SignatureState State, byte[] Withdrawal)? Find(SigningAct act, SqliteTransaction transaction)
    {
        _find.Transaction = transaction;
        Set(_find, ("$sheet", Text(act.Sheet)), ("$who", act.Pseudonym));
        using var reader = _find.ExecuteReader();
        return reader.Read() ? (Enum.Parse<SignatureKind>(reader.GetString(0)), Enum.Parse<SignatureState>(reader.GetString(1)), reader.GetFieldValue<byte[]>(2)) : null;
    }

    private void AddLeaf(Id<Sheet> sheet, byte[] bytes, byte[] link, LeafKind kind, SqliteTransaction transaction) => Run(
        _leaf, transaction, ("$id", Secret.Id().ToString().ToUpperInvariant()), ("$sheet", Text(sheet)), ("$bytes", bytes), ("$link", link), ("$kind", kind.ToString()));

    /// <summary>How many have signed, and how many of them within this hour: that is kept in memory only, because a row with a time would tell when somebody signed.</summary>
    private Tide TideOf(SigningAct act, SqliteTransaction transaction)
    {
        if (!_tides.TryGetValue(act.Sheet, out var tide))
        {
            _tides[act.Sheet] = tide = new Tide();
        }

        if (act.At - tide.Since >= Hour)
        {
            tide.Turn(act.At);
        }

        tide.Total ??= (int)(long)Ask(_count, transaction, ("$sheet", Text(act.Sheet)))!;
        return tide;
    }

    /// <summary>EF Core's SQLite provider stores a Guid as upper-case text.</summary>
    private static string Text(Id<Sheet> id) => id.Value.ToString().ToUpperInvariant();

    private static object? Ask(SqliteCommand command, SqliteTransaction transaction, params ReadOnlySpan<(string Name, object Value)> values)
    {
        command.Transaction = transaction;
        Set(command, values);
        return command.ExecuteScalar();
    }

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

    private sealed class Tide
    {
        private readonly HashSet<string> _came = [];

        public int? Total { get; set; }

        public DateTimeOffset Since { get; private set; }

        /// <summary>Whether an hour takes no more accounts, and this is a new one: whoever signs, withdraws and signs again is one account still.</summary>
        public bool IsFullFor(byte[] pseudonym, int most) => _came.Count >= most && !_came.Contains(Convert.ToHexString(pseudonym));

        public void Rise(byte[] pseudonym)
        {
            Total++;
            _came.Add(Convert.ToHexString(pseudonym));
        }

        public void Turn(DateTimeOffset hour)
        {
            Since = hour;
            _came.Clear();
        }
    }
}
