using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using OrganizerBot.Scheduling;
using OrganizerBot.Storage.Postgres;

namespace OrganizerBot.Support;

/// <summary>
/// Where a test's bot keeps things: SQLite in its folder, or with <c>ORGANIZERBOT_TEST_ENGINE=postgres</c> a database of its own on the server that
/// <c>ORGANIZERBOT_TEST_POSTGRES</c> names, by a role that may create databases and is no superuser.
/// </summary>
internal sealed class TestDatabase : IDisposable
{
    /// <summary>Why a test of PostgreSQL alone is left out.</summary>
    public const string NoServer = "There is no PostgreSQL server to try it on: ORGANIZERBOT_TEST_POSTGRES names none.";

    /// <summary>Why a test of SQLite alone is left out.</summary>
    public const string NotSqlite = "This is about SQLite, and the run is for PostgreSQL.";

    private static readonly string? Server = Environment.GetEnvironmentVariable("ORGANIZERBOT_TEST_POSTGRES");
    private static readonly string? Files = Environment.GetEnvironmentVariable("ORGANIZERBOT_TEST_POSTGRES_FILES");
    private static readonly Lazy<string> Template = new(MakeTemplate);

    private readonly string? _name;

    private TestDatabase(bool isPostgres)
    {
        if (isPostgres)
        {
            _name = $"organizer_test_{Guid.NewGuid():N}";
            Tell($"CREATE DATABASE {_name} TEMPLATE {Template.Value}");
        }
    }

    /// <summary>Whether the run is for PostgreSQL.</summary>
    public static bool IsPostgres => Environment.GetEnvironmentVariable("ORGANIZERBOT_TEST_ENGINE") == "postgres";

    /// <summary>Whether it is for SQLite.</summary>
    public static bool IsSqlite => !IsPostgres;

    /// <summary>Whether there is a server.</summary>
    public static bool HasServer => !string.IsNullOrEmpty(Server);

    /// <summary>How it is reached; null where it is a file in the bot's folder.</summary>
    public string? Connection => _name is null ? null : To(_name);

    /// <summary>The settings that name it.</summary>
    public IReadOnlyDictionary<string, string?> Settings => Connection is null
        ? new Dictionary<string, string?>()
        : new Dictionary<string, string?> { ["Storage:Provider"] = "Postgres", ["Storage:Connection"] = Connection };

    /// <summary>The files that hold what stands in a bot's database now. A server's can be read where <c>ORGANIZERBOT_TEST_POSTGRES_FILES</c> names its folder, and its role may have it written out.</summary>
    public static IReadOnlyList<string> FilesOf(TestBot bot)
    {
        if (bot.Connection is not { } server)
        {
            return Directory.GetFiles(bot.Folder["data"], "organizer.db*");
        }

        Assert.SkipWhen(Files is null, "The server's files cannot be read: ORGANIZERBOT_TEST_POSTGRES_FILES does not name their folder.");
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        using var command = new NpgsqlCommand("CHECKPOINT; SELECT oid::text FROM pg_database WHERE datname = current_database()", connection);
        // What else lies there holds no rows, or is somebody's for a moment.
        return [.. Directory.GetFiles(Path.Combine(Files!, "base", (string)command.ExecuteScalar()!)).Where(file => char.IsAsciiDigit(Path.GetFileName(file)[0]))];
    }

    /// <summary>One on the engine that the run is for.</summary>
    public static TestDatabase New() => new(IsPostgres);

    /// <summary>One on PostgreSQL, whatever the run is for.</summary>
    public static TestDatabase OnPostgres() => new(isPostgres: true);

    public void Dispose()
    {
        if (_name is not null)
        {
            Drop(_name);
        }
    }

    private static string MakeTemplate()
    {
        var name = $"organizer_template_{Guid.NewGuid():N}";
        Tell($"CREATE DATABASE {name}");
        using (var db = new PostgresOrganizerDb(new DbContextOptionsBuilder<PostgresOrganizerDb>().UseNpgsql(To(name, pooling: false)).ReplaceService<IMigrationsSqlGenerator, PostgresTables>().Options))
        {
            db.Database.Migrate();
        }

        using var connection = new NpgsqlConnection(To(name, pooling: false));
        connection.Open();
        using var transaction = connection.BeginTransaction();
        new QuartzTables().Make(connection, transaction);
        transaction.Commit();
        return name;
    }

    /// <summary>Drops what all others were copied from, if there was one.</summary>
    internal static void DropTemplate()
    {
        if (Template.IsValueCreated)
        {
            Drop(Template.Value);
        }
    }

    private static string To(string database, bool pooling = true) => new NpgsqlConnectionStringBuilder(Server) { Database = database, Pooling = pooling }.ConnectionString;

    /// <summary>The server's own cleaning may be at work in it: only a drop without force ends that for us.</summary>
    private static void Drop(string name)
    {
        try
        {
            Tell($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            NpgsqlConnection.ClearAllPools();
            Tell($"DROP DATABASE IF EXISTS {name}");
        }
    }

    private static void Tell(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Database = "postgres", Pooling = false }.ConnectionString);
        connection.Open();
#pragma warning disable CA2100 // The names are this class's own.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
