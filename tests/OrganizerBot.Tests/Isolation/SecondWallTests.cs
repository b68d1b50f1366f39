using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using OrganizerBot.Communities;
using OrganizerBot.Messages;
using OrganizerBot.Support;

namespace OrganizerBot.Isolation;

/// <summary>Behind the queries stand the filters, and behind those the keys: rows of one community neither show nor point at another's.</summary>
public sealed class SecondWallTests(QuietBot bot) : IClassFixture<QuietBot>, IAsyncLifetime
{
    private static readonly MethodInfo RowsOf = typeof(SecondWallTests).GetMethod(nameof(RowsAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly Neighbour _home = new(bot, new CommunityRef(Platform.Discord, "100"), "Oak");
    private readonly Neighbour _other = new(bot, new CommunityRef(Platform.Slack, "T9"), "Quartz");

    public async ValueTask InitializeAsync()
    {
        if (!await bot.LookAsync(db => db.Communities.AnyAsync()))
        {
            await Neighbour.FillEveryTableAsync(_home, _other);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_community_that_has_nothing_sees_no_row_of_any_table_behind_the_wall()
    {
        var everything = await RowsAsync(null);
        var nothing = await RowsAsync(Id<Community>.Random());

        Assert.All(everything, kind => Assert.True(kind.Value.Count > 0, $"There is no {kind.Key} at all: nothing was tried."));
        Assert.All(nothing, kind => Assert.True(kind.Value.Count == 0, $"{kind.Value.Count} rows of {kind.Key} show."));
    }

    [Fact]
    public async Task A_community_sees_its_own_rows_and_nothing_of_another_before_they_share_a_campaign()
    {
        var everything = await RowsAsync(null);
        var own = await RowsAsync(new(await _home.Id()));
        var others = await RowsAsync(new(await _other.Id()));

        Assert.All(everything, kind => Assert.Equal(kind.Value.Count, own[kind.Key].Count + others[kind.Key].Count));
        Assert.All(everything, kind => Assert.Empty(own[kind.Key].Intersect(others[kind.Key])));
        Assert.All(everything, kind => Assert.NotEmpty(own[kind.Key]));
    }

    [Fact]
    public async Task A_unit_of_work_serves_one_community_for_good() => await bot.RunAsync<OrganizerDb>(async db =>
    {
        db.ConfineTo(new(await _home.Id()));
        db.ConfineTo(new(await _home.Id()));

        var other = await _other.Id();
        Assert.Throws<InvalidOperationException>(() => db.ConfineTo(new(other)));
    });

    [Theory]
    [InlineData("Cards", "DestinationId", "Destinations")]
    [InlineData("Cards", "OutboxId", "Outbox")]
    [InlineData("Digests", "DestinationId", "Destinations")]
    [InlineData("Outbox", "DestinationId", "Destinations")]
    [InlineData("Petitions", "SheetId", "Sheets")]
    [InlineData("Pledges", "SheetId", "Sheets")]
    [InlineData("ReviewCards", "DestinationId", "Destinations")]
    [InlineData("ReviewCards", "OutboxId", "Outbox")]
    public async Task The_database_refuses_a_row_that_points_into_another_community(string table, string column, string target) => await bot.RunAsync<OrganizerDb>(async db =>
    {
        var (mine, theirs) = (Quoted(await _home.Id()), Quoted(await _other.Id()));
        await using var transaction = await db.Database.BeginTransactionAsync();

        var own = await ExecuteAsync(db, PointAt(mine));
        var crossing = await Assert.ThrowsAnyAsync<DbException>(() => ExecuteAsync(db, PointAt(theirs)));

        Assert.Equal(1, own);
        Assert.Contains("FOREIGN KEY CONSTRAINT", crossing.Message.ToUpperInvariant(), StringComparison.Ordinal);

        // One that nothing points at yet comes first: two on one sheet are refused for another reason.
        string PointAt(string community) =>
            $"UPDATE \"{table}\" SET \"{column}\" = (SELECT \"Id\" FROM \"{target}\" WHERE \"{OwnerOf(target)}\" = {community} ORDER BY \"Id\" IN (SELECT \"{column}\" FROM \"{table}\") LIMIT 1) "
            + $"WHERE \"Id\" = (SELECT \"Id\" FROM \"{table}\" WHERE \"{OwnerOf(table)}\" = {mine} LIMIT 1)";
    });

    [Fact]
    public async Task Every_key_that_keeps_communities_apart_is_tried_above() => await bot.RunAsync<OrganizerDb>(db =>
    {
        var keys = db.Model.GetEntityTypes().SelectMany(kind => kind.GetForeignKeys()).Where(key => key.Properties.Count > 1 && key.Properties[0].ClrType == typeof(Id<Community>))
            .Select(key => $"{key.DeclaringEntityType.GetTableName()}.{key.Properties[^1].Name}").Order();

        Assert.Equal(["Cards.DestinationId", "Cards.OutboxId", "Digests.DestinationId", "Outbox.DestinationId", "Petitions.SheetId", "Pledges.SheetId", "ReviewCards.DestinationId", "ReviewCards.OutboxId"], keys);
        return Task.CompletedTask;
    });

    /// <summary>The keys of the rows that a community sees, by kind, of all kinds behind the wall.</summary>
    private Task<Dictionary<string, HashSet<string>>> RowsAsync(Id<Community>? community) => bot.LookAsync(async db =>
    {
        if (community is { } confined)
        {
            db.ConfineTo(confined);
        }

        Dictionary<string, HashSet<string>> rows = [];
        foreach (var kind in db.Model.GetEntityTypes().Where(kind => kind.GetDeclaredQueryFilters().Count > 0))
        {
            rows[kind.DisplayName()] = await (Task<HashSet<string>>)RowsOf.MakeGenericMethod(kind.ClrType).Invoke(null, [db, kind])!;
        }

        return rows;
    });

    private static async Task<HashSet<string>> RowsAsync<T>(OrganizerDb db, IEntityType kind)
        where T : class =>
        [.. (await db.Set<T>().ToListAsync()).Select(row => string.Join('/', kind.FindPrimaryKey()!.Properties.Select(property => property.GetGetter().GetClrValue(row) is var value && value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value}")))];

    private static string OwnerOf(string table) => table is "Petitions" or "Pledges" or "Sheets" ? "OwnerId" : "CommunityId";

    private static string Quoted(Guid id) => $"'{id.ToString().ToUpperInvariant()}'";

    private static async Task<int> ExecuteAsync(OrganizerDb db, string sql)
    {
#pragma warning disable EF1002 // The names and ids are this class's own.
        return await db.Database.ExecuteSqlRawAsync(sql);
#pragma warning restore EF1002
    }
}
