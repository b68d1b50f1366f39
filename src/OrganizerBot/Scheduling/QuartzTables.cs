using Npgsql;
using OrganizerBot.Storage.Postgres;
using Quartz.Impl.AdoJobStore;

namespace OrganizerBot.Scheduling;

/// <summary>The tables of Quartz in our database, with the rows of its locks. Left to itself it would write those down when it first needs them, and wait for a second where another replica was faster.</summary>
internal sealed class QuartzTables : IBesideTables
{
    /// <summary>The scheduler that all replicas are part of.</summary>
    public const string Scheduler = "organizer";

    /// <summary>What Quartz brings to make what is missing; it drops nothing. It says how it is to be used at its beginning.</summary>
    private const string Script = "Quartz.Impl.AdoJobStore.Schema.create_postgres.sql";

    private static readonly string[] Locks = ["TRIGGER_ACCESS", "STATE_ACCESS"];

    /// <inheritdoc/>
    public void Make(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        using var stream = typeof(AdoConstants).Assembly.GetManifestResourceStream(Script) ?? throw new InvalidOperationException($"Quartz has no {Script} any more: see what it has instead.");
        using var reader = new StreamReader(stream);
        var prefix = AdoConstants.DefaultTablePrefix;
#pragma warning disable CA2100 // Quartz's own script, with its own prefix.
        using var tables = new NpgsqlCommand(reader.ReadToEnd().Replace("{0}", prefix, StringComparison.Ordinal).Replace("{1}", prefix, StringComparison.Ordinal), connection, transaction);
        tables.ExecuteNonQuery();
        using var locks = new NpgsqlCommand($"INSERT INTO {prefix}LOCKS (SCHED_NAME, LOCK_NAME) SELECT $1, unnest($2) ON CONFLICT DO NOTHING", connection, transaction);
#pragma warning restore CA2100
        locks.Parameters.AddWithValue(Scheduler);
        locks.Parameters.AddWithValue(Locks);
        locks.ExecuteNonQuery();
    }
}
