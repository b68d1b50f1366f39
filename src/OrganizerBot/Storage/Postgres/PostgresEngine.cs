using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace OrganizerBot.Storage.Postgres;

/// <summary>PostgreSQL: a server that several processes share. It is backed up with its own tools.</summary>
internal sealed class PostgresEngine(IOptions<StorageOptions> options, NpgsqlDataSource source, IEnumerable<IBesideTables> beside) : IEngine, IDisposable
{
    /// <summary>The oldest server that is tried.</summary>
    public const int OldestVersion = 15;

    /// <summary>The number of the server's lock that every running bot shares: "organize".</summary>
    private const long Running = 0x6f7267616e697a65;

    /// <summary>The number of the lock that whoever changes the database's form has alone: "migrate!".</summary>
    private const long Changing = 0x6d69677261746521;

    private NpgsqlConnection? _held;

    /// <inheritdoc/>
    public string Name => PostgresAddress.Of(options.Value) is var address ? $"{address.Database} on {address.Host}" : "";

    /// <inheritdoc/>
    public string Setting => "Storage:Connection";

    /// <inheritdoc/>
    public bool IsThere
    {
        get
        {
            try
            {
                using var connection = source.OpenConnection();
                return true;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
            {
                return false;
            }
        }
    }

    /// <inheritdoc/>
    public bool IsInUse => _held is null && IsThere && !Ask<bool>($"SELECT pg_try_advisory_xact_lock({Running})");

    /// <inheritdoc/>
    public bool NeedsBackup => false;

    /// <inheritdoc/>
    public bool HoldsKeys => IsThere && Ask<bool>("SELECT to_regclass('\"WrappedKeys\"') IS NOT NULL") && Ask<bool>("SELECT EXISTS (SELECT 1 FROM \"WrappedKeys\")");

    /// <summary>Why the bot must not run on this server as it is, each with what to do.</summary>
    public IEnumerable<(string What, string Fix)> Faults
    {
        get
        {
            if (Ask<int>("SELECT current_setting('server_version_num')::int / 10000") < OldestVersion)
            {
                yield return ($"The server is older than PostgreSQL {OldestVersion}.", "Use a newer one.");
            }

            if (Ask<bool>("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"))
            {
                yield return (
                    "The database role in Storage:Connection is a superuser, or may bypass row-level security: the wall between communities does not hold for it.",
                    "Make a role for the bot and use that: CREATE ROLE organizerbot LOGIN PASSWORD '…'; ALTER DATABASE organizer OWNER TO organizerbot.");
            }

            foreach (var setting in (string[])["fsync", "synchronous_commit", "full_page_writes"])
            {
                if (Ask<string>($"SELECT current_setting('{setting}')") == "off")
                {
                    yield return ($"The server has {setting} off: what members were told is stored could be lost.", $"Set it: ALTER SYSTEM SET {setting} = on; SELECT pg_reload_conf().");
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Hold()
    {
        if (_held is not null || !IsThere)
        {
            return;
        }

        if (Faults.Select(fault => $"{fault.What} {fault.Fix}").FirstOrDefault() is { } fault)
        {
            throw new InvalidOperationException(fault);
        }

        _held = source.OpenConnection();
        using var command = new NpgsqlCommand($"SELECT pg_advisory_lock_shared({Running})", _held);
        command.ExecuteNonQuery();
    }

    /// <summary>Replicas that start together change it one after the other, and all but the first find nothing to change.</summary>
    public void Change(OrganizerDb db)
    {
        db.Database.SetCommandTimeout(0);
        if (!IsThere)
        {
            // There is nothing yet in which to lock others out.
            db.Database.Migrate();
        }

        // The lock ends with the transaction. One of the session would be kept by the connection, idle in the pool, and the next replica would wait for it for ever.
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        using var turn = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({Changing})", connection, transaction) { CommandTimeout = 0 };
        turn.ExecuteNonQuery();
        db.Database.Migrate();
        foreach (var tables in beside)
        {
            tables.Make(connection, transaction);
        }

        transaction.Commit();
    }

    /// <summary>Whether the server answers, and will go on refusing: a wrong password, no such database, no right to it.</summary>
    public static bool IsRefusal(PostgresException exception) =>
        exception.SqlState is ['2', '8', ..] or PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InsufficientPrivilege;

    /// <summary>Asks the server a small question.</summary>
    public T Ask<T>(string question)
    {
        using var connection = source.OpenConnection();
#pragma warning disable CA2100 // Whoever asks writes the question; nothing that a person typed is in it.
        using var command = new NpgsqlCommand(question, connection);
#pragma warning restore CA2100
        return (T)command.ExecuteScalar()!;
    }

    /// <inheritdoc/>
    public void Dispose() => _held?.Dispose();
}
