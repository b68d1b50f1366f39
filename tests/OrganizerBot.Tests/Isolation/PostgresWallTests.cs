using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OrganizerBot.Campaigns;
using OrganizerBot.Communities;
using OrganizerBot.Messages;
using OrganizerBot.Storage.Postgres;
using OrganizerBot.Support;

namespace OrganizerBot.Isolation;

/// <summary>The second wall in PostgreSQL itself: what SQL shows a confined unit of work is what the query filters show it, and it writes into no other community.</summary>
public sealed class PostgresWallTests : IAsyncLifetime
{
    private static readonly MethodInfo CountOf = typeof(PostgresWallTests).GetMethod(nameof(CountAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly QuietBot _bot = new() { OnPostgres = true };
    private Neighbour _home = null!;
    private Neighbour _other = null!;

    [PostgresFact]
    public async Task Whatever_the_filters_show_a_community_is_what_the_database_shows_it()
    {
        await AssertSameAsync("before they share a campaign");
        foreach (var community in new Id<Community>?[] { new(await _home.Id()), new(await _other.Id()), Id<Community>.Random() })
        {
            var rows = await RowsAsync(community);
            Assert.All(rows, table => Assert.True(table.Value.Total > table.Value.Sql, $"Nothing of {table.Key} is hidden: nothing was tried."));
        }

        var request = await _other.Moderator.AsksToJoin(await _home.Moderator.Shares(await _home.CampaignAbout("Lighthouse")));
        await AssertSameAsync("while one asks the other to share one");
        Assert.All([await RowsAsync(new(await _home.Id())), await RowsAsync(new(await _other.Id()))], rows => Assert.Equal((2, 3), (rows["JoinRequests"].Sql, rows["JoinRequests"].Total)));
        await LetsItselfInAsync();
        Assert.Contains("takes part", await _home.Moderator.Hears($"/campaign accept {request}"), StringComparison.Ordinal);
        await AssertSameAsync("once they share one");
        var shared = await RowsAsync(new(await _other.Id()));
        Assert.All(["Campaigns", "Petitions", "Sheets"], table => Assert.True(shared[table].Sql > 0));
    }

    [PostgresFact]
    public async Task Each_table_that_the_filters_guard_is_guarded_by_the_database() => await _bot.RunAsync<OrganizerDb>(async db =>
    {
        var filtered = db.Model.GetEntityTypes().Where(kind => kind.GetDeclaredQueryFilters().Count > 0).Select(kind => kind.GetTableName()).Order().ToArray();

        Assert.Equal(filtered, PostgresWall.Tables.Order());
        Assert.Equal(
            filtered,
            (await db.Database.SqlQuery<string>($"SELECT relname AS \"Value\" FROM pg_class WHERE relrowsecurity AND relforcerowsecurity").ToListAsync()).Order());
    });

    [PostgresFact]
    public async Task A_confined_unit_of_work_changes_adds_and_removes_nothing_of_another_community()
    {
        var (mine, theirs) = (await _home.Id(), await _other.Id());
        foreach (var (table, owner) in new[] { ("Destinations", "CommunityId"), ("Digests", "CommunityId"), ("Moderators", "CommunityId"), ("Outbox", "CommunityId"), ("Petitions", "OwnerId"), ("Sheets", "OwnerId"), ("Campaigns", "OwnerId") })
        {
            await ConfinedAsync(mine, async db =>
            {
                Assert.True(await ExecuteAsync(db, $"UPDATE \"{table}\" SET \"{owner}\" = \"{owner}\" WHERE \"{owner}\" = '{mine}'") > 0, $"{table}: nothing of its own was changed.");
                Assert.Equal(0, await ExecuteAsync(db, $"UPDATE \"{table}\" SET \"{owner}\" = \"{owner}\" WHERE \"{owner}\" = '{theirs}'"));
                Assert.Equal(0, await ExecuteAsync(db, $"DELETE FROM \"{table}\" WHERE \"{owner}\" = '{theirs}'"));
            });
            await ConfinedAsync(mine, async db => Assert.Equal(
                PostgresErrorCodes.InsufficientPrivilege,
                (await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(db, $"UPDATE \"{table}\" SET \"{owner}\" = '{theirs}' WHERE \"{owner}\" = '{mine}'"))).SqlState));
        }

        await ConfinedAsync(mine, async db => Assert.Equal(
            PostgresErrorCodes.InsufficientPrivilege,
            (await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(
                db, $"INSERT INTO \"Moderators\"(\"CommunityId\", \"Tag\", \"SealedMember\") VALUES('{theirs}', '\\x00', '\\x00')"))).SqlState));
    }

    /// <summary>Whoever asked, and had a hole to write through, does not let themselves in: only those who run the campaign add whoever takes part.</summary>
    private async Task LetsItselfInAsync()
    {
        var (mine, theirs) = (await _other.Id(), await _home.Id());
        var campaign = await _bot.LookAsync(async db => (await db.JoinRequests.Where(request => request.CommunityId == new Id<Community>(mine)).Select(request => request.CampaignId).SingleAsync()).Value);
        await ConfinedAsync(mine, async db => Assert.Equal(
            PostgresErrorCodes.InsufficientPrivilege,
            (await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(
                db, $"INSERT INTO \"Participations\"(\"CampaignId\", \"CommunityId\", \"OwnerId\", \"Code\", \"ChannelId\", \"HasLeft\", \"HasNews\") VALUES('{campaign}', '{mine}', '{theirs}', 'AAAAA', '', false, false)"))).SqlState));
    }

    [PostgresFact]
    public async Task The_next_unit_of_work_on_the_same_connection_is_not_confined()
    {
        var mine = await _home.Id();
        for (var time = 0; time < 20; time++)
        {
            await ConfinedAsync(mine, async db => Assert.Equal(1, await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM \"Communities\"").SingleAsync()));
            Assert.Equal(2, await _bot.LookAsync(db => db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM \"Communities\"").SingleAsync()));
        }
    }

    public async ValueTask InitializeAsync()
    {
        await _bot.InitializeAsync();
        _home = new(_bot, new CommunityRef(Platform.Discord, "100"), "Oak");
        _other = new(_bot, new CommunityRef(Platform.Slack, "T9"), "Quartz");
        await Neighbour.FillEveryTableAsync(_home, _other);
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private async Task AssertSameAsync(string when)
    {
        foreach (var community in new Id<Community>?[] { null, new(await _home.Id()), new(await _other.Id()), Id<Community>.Random() })
        {
            Assert.All(await RowsAsync(community), table => Assert.True(
                table.Value.Filters == table.Value.Sql, $"{table.Key} {when}: the filters show {table.Value.Filters} of {table.Value.Total} rows, the database {table.Value.Sql}."));
        }
    }

    /// <summary>How many rows of each table a community sees through the filters, by SQL alone, and how many there are.</summary>
    private async Task<Dictionary<string, (int Filters, int Sql, int Total)>> RowsAsync(Id<Community>? community) => await _bot.LookAsync(async db =>
    {
        Dictionary<string, (int, int, int)> rows = [];
        await using var all = new NpgsqlConnection(_bot.Connection);
        await all.OpenAsync();
        if (community is { } confined)
        {
            db.ConfineTo(confined);
        }

        foreach (var kind in db.Model.GetEntityTypes().Where(kind => kind.GetDeclaredQueryFilters().Count > 0))
        {
            var sql = $"SELECT count(*)::int AS \"Value\" FROM \"{kind.GetTableName()}\"";
#pragma warning disable CA2100 // The names are the model's.
            await using var total = new NpgsqlCommand(sql, all);
#pragma warning restore CA2100
            rows[kind.GetTableName()!] = (
                await (Task<int>)CountOf.MakeGenericMethod(kind.ClrType).Invoke(null, [db])!,
                await db.Database.SqlQueryRaw<int>(sql).SingleAsync(),
                (int)(await total.ExecuteScalarAsync())!);
        }

        return rows;
    });

    private static Task<int> CountAsync<T>(OrganizerDb db)
        where T : class => db.Set<T>().CountAsync();

    /// <summary>Does something and undoes it.</summary>
    private Task ConfinedAsync(Guid community, Func<OrganizerDb, Task> act) => _bot.RunAsync<OrganizerDb>(async db =>
    {
        db.ConfineTo(new(community));
        await using var transaction = await db.Database.BeginTransactionAsync();
        await act(db);
    });

    private static async Task<int> ExecuteAsync(OrganizerDb db, string sql)
    {
#pragma warning disable EF1002 // The names and ids are this class's own.
        return await db.Database.ExecuteSqlRawAsync(sql);
#pragma warning restore EF1002
    }
}
