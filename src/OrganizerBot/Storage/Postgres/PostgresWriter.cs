using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using OrganizerBot.Commands;
using OrganizerBot.Pulse;
using OrganizerBot.Signing;
using OrganizerBot.Tally;

namespace OrganizerBot.Storage.Postgres;

/// <summary>
/// Writes to a server that takes many writers. Signing acts that wait together are committed together, on a connection of their own, each answered after that
/// commit; a unit of work of EF Core saves on its own, and whoever was overtaken begins again.
/// </summary>
internal sealed partial class PostgresWriter(NpgsqlDataSource source, IOptions<StorageOptions> options, BotMetrics metrics, TimeProvider clock, ILogger<PostgresWriter> logger)
    : BackgroundService, IWriter, ISigningLedger
{
    private const int LargestGroup = 512;

    private readonly Channel<Signing> _queue = Channel.CreateBounded<Signing>(new BoundedChannelOptions(4096) { SingleReader = true });
    private volatile int _inHand;

    /// <inheritdoc/>
    public async Task SaveAsync(OrganizerDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await SaveAsync(db);
        }
        catch (Exception e) when (IsBroken(e) || IsBroken(e.InnerException))
        {
            throw new UncertainException(e);
        }
    }

    private static async Task SaveAsync(OrganizerDb db)
    {
        if (SheetsIn(db) is not { Length: > 0 } sheets)
        {
            await db.SaveChangesAsync(CancellationToken.None);
            return;
        }

        // Ledgers lock a sheet before its signatures and leaves. In another order they and this would wait for each other.
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        try
        {
            await db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Sheets" WHERE "Id" = ANY({sheets}) ORDER BY "Id" FOR NO KEY UPDATE""", CancellationToken.None);
        }
        catch (PostgresException e) when (PostgresOrganizerDb.WasBeaten(e))
        {
            throw new DbUpdateException("Somebody else was changing the same sheet.", e);
        }

        await db.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public Task<bool> PurgeAsync(CancellationToken cancellationToken) => PostgresPurge.RunAsync(source, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> ReorderAsync(CancellationToken cancellationToken) => PostgresPurge.ReorderAsync(source, cancellationToken);

    /// <inheritdoc/>
    public async Task<SigningOutcome> RecordAsync(SigningAct act, CancellationToken cancellationToken)
    {
        var signing = new Signing(act);
        await _queue.Writer.WriteAsync(signing, cancellationToken);
        return await signing.Done.Task;
    }

    /// <summary>Takes no more work, finishes what was accepted.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        await (ExecuteTask ?? Task.CompletedTask);
        await base.StopAsync(cancellationToken);
    }

    /// <summary>On a thread of its own: while the server works, none of the few that answer requests waits for it.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Write()
    {
        metrics.WatchQueue(() => _queue.Reader.Count + _inHand);
        using var own = NpgsqlDataSource.Create(PostgresAddress.OfLedger(options.Value));
        using var ledger = new PostgresLedger(own, clock);
        List<Signing> group = new(LargestGroup);
        while (_queue.Reader.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
            while (group.Count < LargestGroup && _queue.Reader.TryRead(out var signing))
            {
                group.Add(signing);
            }

            _inHand = group.Count;
            Commit(ledger, group);
            group.Clear();
            _inHand = 0;
        }
    }

    private void Commit(PostgresLedger ledger, List<Signing> group)
    {
        try
        {
            var outcomes = ledger.RecordAsync([.. group.Select(signing => signing.Act)]).GetAwaiter().GetResult();
            Failpoint.Reach("sign.after-commit");
            metrics.Committed(group.Count);
            for (var index = 0; index < group.Count; index++)
            {
                group[index].Done.SetResult(outcomes[index]);
            }
        }
        catch (UncertainException e)
        {
            Log.GroupUncertain(logger, group.Count, e);
            group.ForEach(signing => signing.Done.SetException(e));
        }
#pragma warning disable CA1031 // Those who wait for this group get the exception; the writer goes on for the others.
        catch (Exception e)
#pragma warning restore CA1031
        {
            // Nothing of the group is stored, and nobody is told that it was.
            Log.GroupFailed(logger, group.Count, e);
            group.ForEach(signing => signing.Done.SetException(new InvalidOperationException("The signature could not be stored.", e)));
        }
    }

    /// <summary>Whether the connection broke, or the server went away: what was being committed may be or not.</summary>
    private static bool IsBroken(Exception? exception) => exception is NpgsqlException and not PostgresException or PostgresException { SqlState: ['5', '7', ..] };

    /// <summary>The sheets that a unit of work changes something of, in one order for all.</summary>
    private static Guid[] SheetsIn(OrganizerDb db) => [.. db.ChangeTracker.Entries()
        .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
        .Select(entry => entry.Entity switch
        {
            Sheet sheet => entry.State == EntityState.Added ? (Guid?)null : sheet.Id.Value,
            Signature signature => signature.SheetId.Value,
            PendingWithdrawal withdrawal => withdrawal.SheetId.Value,
            _ => null,
        })
        .OfType<Guid>().Distinct().Order()];

    private sealed class Signing(SigningAct act)
    {
        public SigningAct Act => act;

        public TaskCompletionSource<SigningOutcome> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Error, "A group of {Count} signing acts could not be stored")]
        public static partial void GroupFailed(ILogger logger, int count, Exception exception);

        [LoggerMessage(2002, LogLevel.Error, "Whether a group of {Count} signing acts is stored is not known: the database went away while it was being committed")]
        public static partial void GroupUncertain(ILogger logger, int count, Exception exception);
    }
}
