using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrganizerBot.Commands;
using OrganizerBot.Keys;
using OrganizerBot.Signing;
using OrganizerBot.Storage.Postgres;
using OrganizerBot.Support;

namespace OrganizerBot.Storage;

/// <summary>Two ledgers on one server, as two replicas have them. What one ledger does is tried with SQLite's, in <see cref="LedgerTests"/>.</summary>
public sealed class PostgresLedgerTests : IAsyncLifetime
{
    private readonly TestBot _bot = new() { OnPostgres = true };
    private NpgsqlDataSource _source = null!;
    private PostgresLedger[] _ledgers = [];

    [PostgresFact]
    public async Task The_same_deliveries_on_two_replicas_at_once_have_one_effect_each()
    {
        var sheet = await SheetAsync(eligible: 800);
        var acts = Enumerable.Range(0, 300).Select(_ => _bot.Signs(sheet, Secret.Key())).ToArray();

        var outcomes = await Task.WhenAll(_ledgers.Select(ledger => InGroupsAsync(ledger, acts)));

        Assert.All(acts.Index(), act => Assert.Equal([SigningOutcome.Signed, SigningOutcome.Repeated], outcomes.Select(each => each[act.Index]).Order()));
        var stored = await _bot.StoredFor(sheet);
        Assert.Equal(300, stored.Signatures.Count);
    }

    [PostgresFact]
    public async Task One_account_that_signs_on_two_replicas_at_once_signs_once()
    {
        var sheet = await SheetAsync(eligible: 800);
        byte[][] accounts = [.. Enumerable.Range(0, 200).Select(_ => Secret.Key())];

        var outcomes = await Task.WhenAll(_ledgers.Select(ledger => InGroupsAsync(ledger, [.. accounts.Select(account => _bot.Signs(sheet, account))])));

        Assert.All(accounts.Index(), account => Assert.Equal([SigningOutcome.Signed, SigningOutcome.AlreadySigned], outcomes.Select(each => each[account.Index]).Order()));
    }

    [PostgresFact]
    public async Task On_two_replicas_too_never_more_count_than_accounts_could_sign()
    {
        var sheet = await SheetAsync(eligible: 60);

        var outcomes = (await Task.WhenAll(_ledgers.Select(ledger => InGroupsAsync(ledger, [.. Enumerable.Range(0, 60).Select(_ => _bot.Signs(sheet, Secret.Key()))])))).SelectMany(each => each).ToArray();

        Assert.Equal(60, outcomes.Count(outcome => outcome == SigningOutcome.Signed));
        Assert.Equal(60, (await _bot.StoredFor(sheet)).Signatures.Count(signature => signature.State != SignatureState.Held));
    }

    [PostgresFact]
    public async Task Who_lays_rows_down_anew_and_who_signs_take_tables_in_one_order()
    {
        await _ledgers[0].RecordAsync([_bot.Signs(await SheetAsync(eligible: 800), Secret.Key())]);
        await using var signing = await _source.OpenConnectionAsync();
        await using var transaction = await signing.BeginTransactionAsync();
        await new NpgsqlCommand("SELECT 1 FROM \"SheetTotals\"", signing).ExecuteNonQueryAsync();

        var laying = PostgresPurge.ReorderAsync(_source, CancellationToken.None);
        await using var looking = await _source.OpenConnectionAsync();
        await LiveTown.Until(
            () => new NpgsqlCommand("SELECT 1 FROM pg_locks WHERE NOT granted AND relation IN ('\"SheetTotals\"'::regclass, '\"Signatures\"'::regclass)", looking).ExecuteScalar(), "somebody who waits to lay rows down");

        await new NpgsqlCommand("SET LOCAL lock_timeout = '50ms'; SELECT 1 FROM \"Signatures\"", signing).ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        await laying;
    }

    [PostgresFact]
    public async Task Who_closes_and_who_signs_have_one_order()
    {
        var code = await _bot.HasAnOpenPetition(eligible: 800);
        var sheet = await _bot.SheetOf(code);
        var closing = Task.Run(() => _bot.Moderator().Says($"/petition close {code} sure:yes"));

        List<(SigningOutcome Outcome, bool WasClosed)> seen = [];
        while (seen.Count == 0 || seen[^1].Outcome != SigningOutcome.Closed)
        {
            var wasClosed = !(await _bot.LookAsync(db => db.Sheets.AsNoTracking().SingleAsync(found => found.Id == sheet.Id))).IsOpen;
            seen.Add(((await _ledgers[0].RecordAsync([_bot.Signs(sheet, Secret.Key())])).Single(), wasClosed));
        }

        await closing;
        Assert.DoesNotContain(seen, each => each is { WasClosed: true, Outcome: SigningOutcome.Signed });
        Assert.Equal(seen.Count(each => each.Outcome != SigningOutcome.Closed), (await _bot.StoredFor(sheet)).Signatures.Count);
    }

    [PostgresFact]
    public async Task A_connection_that_is_cut_between_groups_is_replaced()
    {
        var sheet = await SheetAsync(eligible: 800);
        await _ledgers[0].RecordAsync([_bot.Signs(sheet, Secret.Key())]);

        await ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()");

        Assert.Equal([SigningOutcome.Signed], await _ledgers[0].RecordAsync([_bot.Signs(sheet, Secret.Key())]));
    }

    [PostgresFact]
    public async Task What_was_committed_though_nobody_heard_of_it_counts_as_signed_and_is_stored_once()
    {
        var sheet = await SheetAsync(eligible: 800);
        var server = new NpgsqlConnectionStringBuilder(_bot.Connection);
        await using var line = new CutLine(server.Host!, server.Port);
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_bot.Connection) { Host = "127.0.0.1", Port = line.Port, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable });
        using var ledger = new PostgresLedger(source, TimeProvider.System);
        var acts = Enumerable.Range(0, 20).Select(_ => _bot.Signs(sheet, Secret.Key())).ToArray();

        foreach (var act in acts)
        {
            line.Cut(1);
            Assert.Equal([SigningOutcome.Signed], await ledger.RecordAsync([act]));
        }

        Assert.Equal(20, (await _bot.StoredFor(sheet)).Signatures.Count);
        Assert.All(acts, act => Assert.Equal([SigningOutcome.Repeated], _ledgers[0].RecordAsync([act]).GetAwaiter().GetResult()));
    }

    [PostgresFact]
    public async Task What_is_cut_before_its_commit_is_not_stored_and_not_said_to_be()
    {
        var sheet = await SheetAsync(eligible: 800);
        var act = _bot.Signs(sheet, Secret.Key());
        await ExecuteAsync(
            """
            CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
            CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON "Signatures" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cut();
            """);

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => _ledgers[0].RecordAsync([act]));
        Assert.Empty((await _bot.StoredFor(sheet)).Signatures);

        await ExecuteAsync("DROP TRIGGER cut ON \"Signatures\"");
        Assert.Equal([SigningOutcome.Signed], await _ledgers[0].RecordAsync([act]));
    }

    [PostgresFact]
    public async Task Totals_follow_whoever_changes_signatures()
    {
        var sheet = await SheetAsync(eligible: 12);
        var all = Enumerable.Range(0, 14).Select(_ => Secret.Key()).ToArray();
        var outcomes = await InGroupsAsync(_ledgers[0], [.. all.Select(who => _bot.Signs(sheet, who))]);
        Assert.Equal(12, await TotalAsync(sheet));

        await _ledgers[1].RecordAsync([_bot.Withdraws(sheet, all[0]), _bot.Withdraws(sheet, all[13])]);
        Assert.Equal((SigningOutcome.Held, 11), (outcomes[13], await TotalAsync(sheet)));

        await _bot.RunAsync<OrganizerDb>(async db =>
        {
            (await db.Signatures.SingleAsync(signature => signature.SheetId == sheet.Id && signature.State == SignatureState.Held)).Admit();
            await db.SaveChangesAsync();
        });
        Assert.Equal(12, await TotalAsync(sheet));

        Assert.True(await _bot.Services.GetRequiredService<IWriter>().ReorderAsync(CancellationToken.None));
        Assert.Equal(12, await TotalAsync(sheet));
        Assert.Equal([SigningOutcome.Held], await _ledgers[0].RecordAsync([_bot.Signs(sheet, Secret.Key())]));
    }

    [PostgresFact]
    public async Task After_the_weekly_hour_neither_place_nor_transaction_tells_who_came_first()
    {
        var sheet = await SheetAsync(eligible: 800);
        for (var time = 0; time < 40; time++)
        {
            await _ledgers[0].RecordAsync([_bot.Signs(sheet, Secret.Key())]);
        }

        Assert.True(await _bot.Services.GetRequiredService<IWriter>().ReorderAsync(CancellationToken.None));

        Assert.Equal(["1"], await ReadAsync("SELECT count(DISTINCT xmin::text) FROM \"Signatures\""));
        Assert.Equal(await ReadAsync("SELECT encode(\"Pseudonym\", 'hex') FROM \"Signatures\" ORDER BY \"SheetId\", \"Pseudonym\""), await ReadAsync("SELECT encode(\"Pseudonym\", 'hex') FROM \"Signatures\" ORDER BY ctid"));
    }

    public async ValueTask InitializeAsync()
    {
        await _bot.InitializeAsync();
        _source = NpgsqlDataSource.Create(_bot.Connection!);
        _ledgers = [new PostgresLedger(_source, TimeProvider.System), new PostgresLedger(_source, TimeProvider.System)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var ledger in _ledgers)
        {
            ledger.Dispose();
        }

        if (_source is not null)
        {
            await _source.DisposeAsync();
        }

        await _bot.DisposeAsync();
    }

    private static async Task<SigningOutcome[]> InGroupsAsync(PostgresLedger ledger, IReadOnlyList<SigningAct> acts)
    {
        List<SigningOutcome> outcomes = [];
        foreach (var group in acts.Chunk(7))
        {
            outcomes.AddRange(await Task.Run(() => ledger.RecordAsync(group)));
        }

        return [.. outcomes];
    }

    private async Task<Sheet> SheetAsync(int eligible) => await _bot.SheetOf(await _bot.HasAnOpenPetition(eligible));

    private async Task<int> TotalAsync(Sheet sheet) => int.Parse((await ReadAsync($"SELECT \"Signed\" FROM \"SheetTotals\" WHERE \"SheetId\" = '{sheet.Id.Value}'")).Single(), null);

    private async Task ExecuteAsync(string sql)
    {
#pragma warning disable CA2100 // The statements are this class's own.
        await using var command = _source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private async Task<IReadOnlyList<string>> ReadAsync(string sql)
    {
#pragma warning disable CA2100 // The statements are this class's own.
        await using var command = _source.CreateCommand(sql);
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add($"{reader.GetValue(0)}");
        }

        return rows;
    }
}
