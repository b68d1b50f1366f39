using Microsoft.EntityFrameworkCore;
using OrganizerBot.Storage.Sqlite;
using OrganizerBot.Support;

namespace OrganizerBot.Storage;

public sealed class SqliteTablesTests(TestBot bot) : IClassFixture<TestBot>
{
    [SqliteFact]
    public async Task A_table_of_members_rows_has_no_hidden_order()
    {
        foreach (var table in SqliteTables.Unordered)
        {
            var sql = await bot.LookAsync(db => db.Database.SqlQuery<string>($"SELECT sql AS Value FROM sqlite_master WHERE name = {table}").SingleAsync());

            Assert.EndsWith("WITHOUT ROWID", sql.TrimEnd(), StringComparison.Ordinal);
        }
    }
}
