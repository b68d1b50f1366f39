using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;

namespace OrganizerBot.Slack;

/// <summary>The tables in memory, for tests of the wire that need a community and nothing more.</summary>
public sealed class SlackStore(DbContextOptions options) : OrganizerDb(options)
{
    protected override bool IsUniqueViolation(DbUpdateException exception) => exception?.InnerException is SqliteException { SqliteExtendedErrorCode: 2067 or 1555 };

    internal sealed class Writer : IWriter
    {
        public async Task SaveAsync(OrganizerDb db, CancellationToken cancellationToken) => await db.SaveChangesAsync(cancellationToken);
    }
}
