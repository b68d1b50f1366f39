using System.Collections.Frozen;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OrganizerBot.Storage.Sqlite;

/// <summary>One statement, prepared once and run again and again with other values. What ADO.NET does for each run, parameters by name and a reader, costs more here than SQLite itself.</summary>
/// <remarks>Values are bound in the order of the statement's <c>?</c>, each before the run that uses it; <see cref="Done"/> ends a run.</remarks>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private int _bound;

    /// <summary>Prepares one.</summary>
    /// <exception cref="SqliteException">It is wrong.</exception>
    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <summary>Binds bytes.</summary>
    public SqliteStatement With(ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(_statement, ++_bound, value));
        return this;
    }

    /// <summary>Binds bytes, or nothing.</summary>
    public SqliteStatement WithOrNull(byte[]? value)
    {
        if (value is not null)
        {
            return With(value);
        }

        Check(raw.sqlite3_bind_null(_statement, ++_bound));
        return this;
    }

    /// <summary>Binds words that are UTF-8 already.</summary>
    public SqliteStatement WithText(ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(_statement, ++_bound, utf8));
        return this;
    }

    /// <summary>Binds the name of one of few.</summary>
    public SqliteStatement WithName<TKind>(TKind kind)
        where TKind : struct, Enum => WithText(Names<TKind>.Of[kind]);

    /// <summary>Runs it for what it changes.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run()
    {
        try
        {
            Step();
            return raw.sqlite3_changes(_database);
        }
        finally
        {
            Done();
        }
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            Check(code);
        }

        return code == raw.SQLITE_ROW;
    }

    /// <summary>A number of the row.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>Words of the row, or null.</summary>
    public string? Text(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL ? null : raw.sqlite3_column_text(_statement, column).utf8_to_string();

    /// <summary>Bytes of the row.</summary>
    public byte[] Bytes(int column) => raw.sqlite3_column_blob(_statement, column).ToArray();

    /// <summary>Ends a run, however it went, so that the next begins from the start.</summary>
    public void Done()
    {
        // What it returns is the error of the run that it ends, which was told by then.
        _ = raw.sqlite3_reset(_statement);
        _bound = 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    /// <summary>An id as EF Core's provider stores it: upper-case text.</summary>
    public static byte[] Text(Guid id) => Encoding.ASCII.GetBytes(id.ToString().ToUpperInvariant());

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(code, _database);
        }
    }

    private static class Names<TKind>
        where TKind : struct, Enum
    {
        public static readonly FrozenDictionary<TKind, byte[]> Of = Enum.GetValues<TKind>().ToFrozenDictionary(kind => kind, kind => Encoding.ASCII.GetBytes(kind.ToString()));
    }
}
