using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace OrganizerBot.Storage.Sqlite;

/// <summary>Lets the EF Core tool write migrations without starting the bot.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteOrganizerDb>
{
    public SqliteOrganizerDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteOrganizerDb>().UseSqlite("Data Source=design-time.db").Options);
}
