using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace OrganizerBot.Storage.Postgres;

/// <summary>Lets the EF Core tool write migrations without starting the bot, and without a server.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresOrganizerDb>
{
    public PostgresOrganizerDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresOrganizerDb>().UseNpgsql("Host=design-time").Options);
}
