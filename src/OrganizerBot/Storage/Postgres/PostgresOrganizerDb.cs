using Microsoft.EntityFrameworkCore;
using Npgsql;
using OrganizerBot.Languages;
using OrganizerBot.Refusals;

namespace OrganizerBot.Storage.Postgres;

/// <summary>Everything the bot remembers, on a PostgreSQL server.</summary>
public sealed class PostgresOrganizerDb(DbContextOptions<PostgresOrganizerDb> options) : OrganizerDb(options)
{
    /// <summary>Whether a query of this unit of work said that it rightly reaches further than its community. What it found may be saved.</summary>
    internal bool HasReachedFurther { get; set; }

    /// <summary>Whether the server refused something only because somebody else was there first, at the same time, or is about to be.</summary>
    internal static bool WasBeaten(Exception? exception) => exception is PostgresException
    {
        SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
    };

    /// <summary>The server's time: that of whoever asks may differ from another replica's.</summary>
    public override async Task<DateTimeOffset> NowAsync(TimeProvider clock, CancellationToken cancellationToken) => clock == TimeProvider.System
        ? await Database.SqlQuery<DateTimeOffset>($"SELECT clock_timestamp() AS \"Value\"").SingleAsync(cancellationToken)
        : await base.NowAsync(clock, cancellationToken);

    /// <inheritdoc/>
    protected override bool IsLostRace(DbUpdateException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return WasBeaten(exception.InnerException);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // Words are ordered and compared byte by byte, on every server and as SQLite does.
        configurationBuilder.Properties<string>().UseCollation("C");
        configurationBuilder.Properties<Enum>().UseCollation("C");
        configurationBuilder.Properties<Code>().UseCollation("C");
        configurationBuilder.Properties<Language>().UseCollation("C");
        configurationBuilder.Properties<Month>().UseCollation("C");
    }
}
