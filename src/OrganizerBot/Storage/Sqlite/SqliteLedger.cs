using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Signing;

namespace OrganizerBot.Storage.Sqlite;

/// <summary>Records groups of signing acts, one transaction a group. The state of a sheet is read in that transaction, which nobody can change meanwhile.</summary>
internal sealed class SqliteLedger : IDisposable
{
    /// <summary>Signatures come in no order, and so each changes pages anywhere: 16 MB of them are kept at hand. When its log is moved, <see cref="SqliteCheckpoints"/> says.</summary>
    private const string Own = "PRAGMA cache_size=-16000; PRAGMA wal_autocheckpoint=0;";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly SqliteConnection _connection;
    private readonly Dictionary<Id<Sheet>, SqliteTide> _tides = [];
    private readonly SqliteStatement _enter;
    private readonly SqliteStatement _knows;
    private readonly SqliteStatement _takes;
    private readonly SqliteStatement _count;
    private readonly SqliteStatement _sign;
    private readonly SqliteStatement _find;
    private readonly SqliteStatement _remove;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _leave;
    private readonly SqliteStatement _askRotation;

    private SqliteStatement[] Statements => [_enter, _knows, _takes, _count, _sign, _find, _remove, _commit, _leave, _askRotation];

    /// <summary>Opens the file.</summary>
    public SqliteLedger(string file)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        _connection.Open();
        Log = new SqliteLog(_connection);
        using (var pragmas = _connection.CreateCommand())
        {
            pragmas.CommandText = SqlitePragmas.Sql + Own;
            pragmas.ExecuteNonQuery();
        }

        _enter = Prepare("INSERT INTO \"Inbox\"(\"Key\", \"ForgetAfter\") VALUES(?, ?) ON CONFLICT DO NOTHING");
        _knows = Prepare("SELECT 1 FROM \"Inbox\" WHERE \"Key\" = ?");
        _takes = Prepare("SELECT \"Eligible\" + \"Joined\", \"Deadline\" FROM \"Sheets\" WHERE \"Id\" = ? AND \"IsOpen\" = 1");
        _count = Prepare("SELECT COUNT(*) FROM \"Signatures\" WHERE \"SheetId\" = ? AND \"State\" <> 'Held'");
        _sign = Prepare(
            "INSERT INTO \"Signatures\"(\"SheetId\", \"Pseudonym\", \"Kind\", \"State\", \"Envelope\", \"Withdrawal\", \"Commitment\", \"Delivery\", \"Origin\") " +
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
        _find = Prepare("SELECT \"Kind\", \"State\", \"Withdrawal\", \"Delivery\", \"Commitment\" IS NULL FROM \"Signatures\" WHERE \"SheetId\" = ? AND \"Pseudonym\" = ?");
        _remove = Prepare("DELETE FROM \"Signatures\" WHERE \"SheetId\" = ? AND \"Pseudonym\" = ?");
        _commit = Prepare("UPDATE \"Signatures\" SET \"Commitment\" = ? WHERE \"SheetId\" = ? AND \"Pseudonym\" = ?");
        _leave = Prepare("INSERT INTO \"PendingWithdrawals\"(\"Id\", \"SheetId\", \"Secret\", \"Kind\") VALUES(?, ?, ?, ?)");
        _askRotation = Prepare("UPDATE \"WrappedKeys\" SET \"RotationAsked\" = 1 WHERE \"Of\" = (SELECT \"OwnerId\" FROM \"Sheets\" WHERE \"Id\" = ?)");
    }

    /// <summary>Records a group; after it returns, all of it is durable.</summary>
    /// <exception cref="SqliteException">Nothing of the group is stored.</exception>
    public SigningOutcome[] Record(IReadOnlyList<SigningAct> acts)
    {
        try
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            foreach (var tide in _tides.Values)
            {
                tide.IsRead = false;
            }

            var outcomes = acts.Select(Record).ToArray();
            Failpoint.Reach("sign.before-commit");
            transaction.Commit();
            return outcomes;
        }
        catch
        {
            Recount();
            foreach (var statement in Statements)
            {
                statement.Done();
            }

            throw;
        }
    }

    /// <summary>What it writes to.</summary>
    public SqliteLog Log { get; }

    /// <summary>Somebody else has changed signatures: how many there are is counted anew. How many came within the hour is still known.</summary>
    public void Recount()
    {
        foreach (var tide in _tides.Values)
        {
            tide.Total = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in Statements)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }

    private SigningOutcome Record(SigningAct act)
    {
        if (act is SigningAct.Sign signed ? Knows(signed) : !Note(act.Inbox, act.At))
        {
            return SigningOutcome.Repeated;
        }

        var outcome = Decide(act);
        if (act is SigningAct.Sign && outcome is SigningOutcome.Closed or SigningOutcome.AlreadySigned)
        {
            Note(act.Inbox, act.At);
        }

        return outcome;
    }

    private SigningOutcome Decide(SigningAct act)
    {
        var tide = TideOf(act);
        if (tide.Most is not { } most || tide.Deadline <= act.At.UtcDateTime)
        {
            return SigningOutcome.Closed;
        }

        return act switch
        {
            SigningAct.Sign sign => Sign(sign, tide, most),
            SigningAct.Withdraw withdraw => Withdraw(withdraw, tide),
            SigningAct.Bind bind => Bind(bind, tide),
            _ => throw new ArgumentOutOfRangeException(nameof(act)),
        };
    }

    private SigningOutcome Sign(SigningAct.Sign act, SqliteTide tide, int most)
    {
        var kind = act.Envelope is null ? SignatureKind.Counted : SignatureKind.Named;
        var total = Count(tide);
        var held = total >= most || tide.IsFullFor(act.Pseudonym, GroupSize.MostInAnHour(most));
        var state = held ? SignatureState.Held : kind == SignatureKind.Named ? SignatureState.Released : SignatureState.Pending;
        if (_sign.WithText(tide.Sheet).With(act.Pseudonym).WithName(kind).WithName(state).WithOrNull(act.Envelope).With(act.Withdrawal).With(act.Commitment).With(act.Inbox).WithOrNull(act.Origin).Run() == 0)
        {
            return Find(act, tide)!.Value.Delivery.AsSpan().SequenceEqual(act.Inbox) ? SigningOutcome.Repeated : SigningOutcome.AlreadySigned;
        }

        if (!held)
        {
            tide.Rise(act.Pseudonym);
        }

        return held ? SigningOutcome.Held : SigningOutcome.Signed;
    }

    /// <summary>The row goes at once. Where its leaf was published, what opens it waits for its batch, and until then a signature without a name goes on counting: a step at this moment would tell on its owner.</summary>
    private SigningOutcome Withdraw(SigningAct.Withdraw act, SqliteTide tide)
    {
        if (Find(act, tide) is not { } signature)
        {
            return SigningOutcome.NotSigned;
        }

        Count(tide);
        _remove.WithText(tide.Sheet).With(act.Pseudonym).Run();
        Note(signature.Delivery, act.At);
        if (signature.IsPublished)
        {
            _leave.WithText(SqliteStatement.Text(Secret.Id())).WithText(tide.Sheet).With(signature.Withdrawal).WithName(signature.Kind).Run();
        }

        if (act.ForGood)
        {
            _askRotation.WithText(tide.Sheet).Run();
        }

        tide.Total -= signature.State == SignatureState.Held ? 0 : 1;
        return SigningOutcome.Withdrawn;
    }

    /// <summary>A publication that has read what the leaf showed before is overtaken, and begins again.</summary>
    private SigningOutcome Bind(SigningAct.Bind act, SqliteTide tide)
    {
        if (Find(act, tide) is not { } signature)
        {
            return SigningOutcome.NotSigned;
        }

        if (signature.IsPublished)
        {
            return SigningOutcome.TooLate;
        }

        _commit.With(act.Commitment).WithText(tide.Sheet).With(act.Pseudonym).Run();
        return SigningOutcome.Bound;
    }

    private (SignatureKind Kind, SignatureState State, byte[] Withdrawal, byte[] Delivery, bool IsPublished)? Find(SigningAct act, SqliteTide tide)
    {
        try
        {
            return _find.WithText(tide.Sheet).With(act.Pseudonym).Step()
                ? (Enum.Parse<SignatureKind>(_find.Text(0)!), Enum.Parse<SignatureState>(_find.Text(1)!), _find.Bytes(2), _find.Bytes(3), _find.Number(4) == 1)
                : null;
        }
        finally
        {
            _find.Done();
        }
    }

    /// <summary>Notes a delivery that no signature's row tells of; false when it was noted before.</summary>
    private bool Note(byte[] delivery, DateTimeOffset at) => _enter.With(delivery).WithText(Utf8(InboxEntry.ForgetDay(at), "yyyy-MM-dd")).Run() > 0;

    private bool Knows(SigningAct.Sign act)
    {
        try
        {
            return _knows.With(act.Inbox).Step();
        }
        finally
        {
            _knows.Done();
        }
    }

    /// <summary>How many have signed.</summary>
    private int Count(SqliteTide tide)
    {
        if (tide.Total is { } known)
        {
            return known;
        }

        try
        {
            _count.WithText(tide.Sheet).Step();
            var counted = (int)_count.Number(0);
            tide.Total = counted;
            return counted;
        }
        finally
        {
            _count.Done();
        }
    }

    /// <summary>The sheet as it stands in this group's transaction, and how many came within this hour: that is kept in memory only, because a row with a time would tell when somebody signed.</summary>
    private SqliteTide TideOf(SigningAct act)
    {
        if (!_tides.TryGetValue(act.Sheet, out var tide))
        {
            _tides[act.Sheet] = tide = new SqliteTide(SqliteStatement.Text(act.Sheet.Value));
        }

        if (act.At - tide.Since >= Hour)
        {
            tide.Turn(act.At);
        }

        if (!tide.IsRead)
        {
            Read(tide);
        }

        return tide;
    }

    private void Read(SqliteTide tide)
    {
        try
        {
            var isOpen = _takes.WithText(tide.Sheet).Step();
            (tide.Most, tide.Deadline) = isOpen ? ((int?)_takes.Number(0), Moment(_takes.Text(1))) : (null, null);
            tide.IsRead = true;
        }
        finally
        {
            _takes.Done();
        }
    }

    /// <summary>A moment as EF Core's provider stores it: text, UTC without saying so.</summary>
    private static DateTime? Moment(string? stored) =>
        stored is null ? null : DateTime.Parse(stored, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static byte[] Utf8(DateOnly day, string format) => Encoding.ASCII.GetBytes(day.ToString(format, CultureInfo.InvariantCulture));

    private SqliteStatement Prepare(string sql) => new(_connection, sql);
}
