using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OrganizerBot.Commands;
using OrganizerBot.Pulse;
using OrganizerBot.Signing;

namespace OrganizerBot.Storage.Sqlite;

/// <summary>
/// The one writer. Signing acts that wait together are committed together, each answered after that commit; a unit of work of EF Core
/// has its turn alone. SQLite's own busy wait is unfair and would starve some writers for seconds, past the platforms' three.
/// </summary>
internal sealed partial class SqliteWriter(IOptions<StorageOptions> options, BotMetrics metrics, ILogger<SqliteWriter> logger) : BackgroundService, IWriter, ISigningLedger
{
    private const int LargestGroup = 512;

    private readonly Channel<Work> _queue = Channel.CreateBounded<Work>(new BoundedChannelOptions(4096) { SingleReader = true });
    private SqliteLedger? _ledger;
    private volatile int _inHand;

    /// <inheritdoc/>
    public async Task SaveAsync(OrganizerDb db, CancellationToken cancellationToken)
    {
        var work = new UnitOfWork(db);
        await _queue.Writer.WriteAsync(work, cancellationToken);
        await work.Done.Task;
    }

    /// <inheritdoc/>
    public Task<bool> PurgeAsync(CancellationToken cancellationToken) => PurgeAsync(SqlitePurge.Run, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> ReorderAsync(CancellationToken cancellationToken) => PurgeAsync(SqlitePurge.Reorder, cancellationToken);

    /// <inheritdoc/>
    public async Task<SigningOutcome> RecordAsync(SigningAct act, CancellationToken cancellationToken)
    {
        var work = new Signing(act);
        await _queue.Writer.WriteAsync(work, cancellationToken);
        return await work.Done.Task;
    }

    /// <summary>Opens the ledger: a bot that cannot does not start.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _ledger = new SqliteLedger(options.Value.DatabaseFile);
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Takes no more work, finishes what was accepted.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        await (ExecuteTask ?? Task.CompletedTask);
        await base.StopAsync(cancellationToken);
    }

    /// <summary>On a thread of its own: while the disk works, none of the few that answer requests waits for it.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Write()
    {
        metrics.WatchQueue(() => _queue.Reader.Count + _inHand);
        using var ledger = _ledger!;
        using var checkpoints = new SqliteCheckpoints(options.Value.DatabaseFile);
        List<Signing> group = new(LargestGroup);
        while (_queue.Reader.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
            for (; _queue.Reader.TryRead(out var work); _inHand = 0)
            {
                _inHand = 1;
                Do(work, ledger, group);
                checkpoints.After(ledger.Log);
            }
        }
    }

    private void Do(Work work, SqliteLedger ledger, List<Signing> group)
    {
        switch (work)
        {
            case UnitOfWork unit:
                if (unit.TouchesSignatures)
                {
                    ledger.Recount();
                }

                unit.SaveAsync().GetAwaiter().GetResult();
                break;
            case Purge purge:
                purge.Run();
                break;
            case Signing signing:
                group.Add(signing);
                while (group.Count < LargestGroup && _queue.Reader.TryPeek(out var next) && next is Signing && _queue.Reader.TryRead(out next))
                {
                    group.Add((Signing)next);
                }

                _inHand = group.Count;
                Commit(ledger, group);
                group.Clear();
                break;
        }
    }

    private async Task<bool> PurgeAsync(Func<string, bool> purge, CancellationToken cancellationToken)
    {
        var work = new Purge(options.Value.DatabaseFile, purge);
        await _queue.Writer.WriteAsync(work, cancellationToken);
        return await work.Done.Task;
    }

    private void Commit(SqliteLedger ledger, List<Signing> group)
    {
        try
        {
            var outcomes = ledger.Record([.. group.Select(signing => signing.Act)]);
            Failpoint.Reach("sign.after-commit");
            metrics.Committed(group.Count);
            for (var index = 0; index < group.Count; index++)
            {
                group[index].Done.SetResult(outcomes[index]);
            }
        }
        catch (SqliteException e)
        {
            // Nothing of the group is stored, and nobody is told that it was.
            Log.GroupFailed(logger, group.Count, e);
            group.ForEach(signing => signing.Done.SetException(new InvalidOperationException("The signature could not be stored.", e)));
        }
    }

    private abstract class Work;

    private sealed class UnitOfWork(OrganizerDb db) : Work
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool TouchesSignatures => db.ChangeTracker.Entries<Signature>().Any(entry => entry.State is EntityState.Modified or EntityState.Deleted);

        public async Task SaveAsync()
        {
            try
            {
                await db.SaveChangesAsync(CancellationToken.None);
                Done.SetResult();
            }
#pragma warning disable CA1031 // The one who waits for this unit gets the exception; the writer goes on for the others.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Done.SetException(e);
            }
        }
    }

    private sealed class Purge(string file, Func<string, bool> purge) : Work
    {
        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Run()
        {
            try
            {
                Done.SetResult(purge(file));
            }
            catch (SqliteException e)
            {
                Done.SetException(e);
            }
        }
    }

    private sealed class Signing(SigningAct act) : Work
    {
        public SigningAct Act => act;

        public TaskCompletionSource<SigningOutcome> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Error, "A group of {Count} signing acts could not be stored")]
        public static partial void GroupFailed(ILogger logger, int count, Exception exception);
    }
}
