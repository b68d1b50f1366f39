using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrganizerBot.Storage;

namespace OrganizerBot.Benchmarks.Served;

/// <summary>One table with one row a request, written by group commit on a thread of its own and on the bot's own engine, opened as the bot opens it: on SQLite with <c>synchronous=FULL</c> in a transaction a group, on PostgreSQL with one <c>unnest</c> a group. Each is answered after its group's commit.</summary>
internal sealed class BareRows : IAsyncDisposable
{
    private const int LargestGroup = 512;

    private readonly Channel<(byte[] Key, byte[] Value, TaskCompletionSource Done)> _queue = Channel.CreateBounded<(byte[], byte[], TaskCompletionSource)>(new BoundedChannelOptions(4096) { SingleReader = true });
    private readonly AsyncServiceScope _scope;
    private readonly DbConnection _connection;
    private readonly bool _isSqlite;
    private readonly Task _writing;

    private BareRows(AsyncServiceScope scope, OrganizerDb db)
    {
        (_scope, _connection, _isSqlite) = (scope, db.Database.GetDbConnection(), db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal));
        _writing = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Makes the table.</summary>
    public static async Task<BareRows> OpenAsync(string engine, string folder)
    {
        var settings = Bot.Storage(engine, folder);
        Directory.CreateDirectory(settings["Storage:DataDirectory"]!);
        var builder = OrganizerHost.Compose(new OrganizerHostOptions { Settings = settings }, isRunning: false);
        var scope = builder.Build().Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
        var isSqlite = db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal);
        if (isSqlite)
        {
            await File.Create(scope.ServiceProvider.GetRequiredService<IOptions<StorageOptions>>().Value.DatabaseFile).DisposeAsync();
        }

        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync(isSqlite
            ? "PRAGMA journal_mode=WAL; CREATE TABLE BareRows(Key BLOB NOT NULL PRIMARY KEY, Value BLOB NOT NULL) WITHOUT ROWID"
            : "DROP TABLE IF EXISTS BareRows; CREATE TABLE BareRows(Key bytea NOT NULL PRIMARY KEY, Value bytea NOT NULL)");
        return new BareRows(scope, db);
    }

    /// <summary>Keeps a row for a request.</summary>
    public async Task InsertAsync(byte[] body)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _queue.Writer.WriteAsync((SHA256.HashData(body), RandomNumberGenerator.GetBytes(65), done));
        await done.Task;
    }

    /// <summary>How many there are.</summary>
    public async Task<string> CountAsync()
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM BareRows";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.Complete();
        await _writing;
        await _scope.DisposeAsync();
    }

    private void Write()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = _isSqlite
            ? "INSERT INTO BareRows(Key, Value) VALUES($key, $value) ON CONFLICT DO NOTHING"
            : "INSERT INTO BareRows(Key, Value) SELECT * FROM unnest(@key, @value) ON CONFLICT DO NOTHING";
        var (key, value) = (command.CreateParameter(), command.CreateParameter());
        (key.ParameterName, value.ParameterName) = _isSqlite ? ("$key", "$value") : ("key", "value");
        command.Parameters.Add(key);
        command.Parameters.Add(value);
        List<(byte[] Key, byte[] Value, TaskCompletionSource Done)> group = new(LargestGroup);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (group.Count < LargestGroup && _queue.Reader.TryRead(out var row))
            {
                group.Add(row);
            }

            if (_isSqlite)
            {
                Insert(command, key, value, group);
            }
            else
            {
                (key.Value, value.Value) = (group.Select(row => row.Key).ToArray(), group.Select(row => row.Value).ToArray());
                command.ExecuteNonQuery();
            }

            group.ForEach(row => row.Done.SetResult());
            group.Clear();
        }
    }

    private void Insert(DbCommand command, DbParameter key, DbParameter value, List<(byte[] Key, byte[] Value, TaskCompletionSource Done)> group)
    {
        using var transaction = _connection.BeginTransaction();
        command.Transaction = transaction;
        foreach (var row in group)
        {
            (key.Value, value.Value) = (row.Key, row.Value);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}
