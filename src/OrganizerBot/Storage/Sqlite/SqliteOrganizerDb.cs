using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace OrganizerBot.Storage.Sqlite;

/// <summary>Everything the bot remembers, in one SQLite file.</summary>
public sealed class SqliteOrganizerDb(DbContextOptions<SqliteOrganizerDb> options) : OrganizerDb(options)
{
    private const int Constraint = 19;

    /// <inheritdoc/>
    protected override bool IsLostRace(DbUpdateException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.InnerException is SqliteException { SqliteErrorCode: Constraint };
    }
}
