using System.Data.Common;
using Npgsql;

namespace OrganizerBot.Storage.Postgres;

/// <summary>How the server is reached: what the operator wrote, and what the bot needs beyond it.</summary>
internal static class PostgresAddress
{
    /// <summary>Three replicas with this many each leave room in the hundred that a server has unless told otherwise.</summary>
    private const int UsualPool = 20;

    /// <summary>Platforms wait three seconds for an answer: whoever cannot get a connection for longer learns it.</summary>
    private const int UsualPatience = 5;

    /// <summary>A server that is frozen is given up sooner than people give up.</summary>
    private const int UsualWork = 15;

    /// <summary>The connection string that everything uses. What cannot be read is refused when the settings are checked.</summary>
    public static NpgsqlConnectionStringBuilder Of(StorageOptions options)
    {
        var connection = PostgresConnectionAttribute.CanBeRead(options.Connection) ? options.Connection : null;
        var written = new DbConnectionStringBuilder { ConnectionString = connection };
        var address = new NpgsqlConnectionStringBuilder(connection)
        {
            // A connection goes back to the pool as it came: what confined a unit of work must not confine the next.
            NoResetOnClose = false,
            IncludeErrorDetail = false,
        };
        address.ApplicationName ??= "organizerbot";
        address.MaxPoolSize = Says(written, "Maximum Pool Size", "MaxPoolSize") ? address.MaxPoolSize : UsualPool;
        address.Timeout = Says(written, "Timeout") ? address.Timeout : UsualPatience;
        address.CommandTimeout = Says(written, "Command Timeout", "CommandTimeout") ? address.CommandTimeout : UsualWork;
        return address;
    }

    /// <summary>The same for the ledger, which says the same few sentences again and again on one connection of its own: the server keeps how it does them.</summary>
    public static NpgsqlConnectionStringBuilder OfLedger(StorageOptions options)
    {
        var address = Of(options);
        (address.MaxPoolSize, address.MaxAutoPrepare, address.AutoPrepareMinUsages) = (3, 20, 2);
        return address;
    }

    private static bool Says(DbConnectionStringBuilder written, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (written.ContainsKey(name))
            {
                return true;
            }
        }

        return false;
    }
}
