using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace OrganizerBot.Support;

/// <summary>What somebody does to a bot's database who reaches it and nothing else. Names stand in quotes, so that both engines read them.</summary>
internal static class Meddling
{
    /// <summary>Runs statements past the bot, and says how many rows they changed.</summary>
    public static int Run(TestBot bot, string sql)
    {
        using DbConnection connection = bot.Connection is { } server
            ? new NpgsqlConnection(server)
            : new SqliteConnection($"Data Source={bot.Folder["data/organizer.db"]};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of a test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteNonQuery();
    }

    /// <summary>Has the engine refuse a kind of change in a table from now on.</summary>
    public static void Refuse(TestBot bot, string act, string table) => Run(bot, bot.Connection is null
        ? $"CREATE TRIGGER broken BEFORE {act} ON \"{table}\" BEGIN SELECT RAISE(ABORT, 'out of order'); END"
        : $"""
          CREATE OR REPLACE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'out of order'; END $$;
          CREATE TRIGGER broken BEFORE {act} ON "{table}" FOR EACH ROW EXECUTE FUNCTION broken()
          """);

    /// <summary>Has the engine fail at a kind of change in a table from now on, as at a full disk: not as where somebody else was first.</summary>
    public static void Break(TestBot bot, string act, string table)
    {
        if (bot.Connection is null)
        {
            Run(bot, $"CREATE TRIGGER broken BEFORE {act} ON \"{table}\" BEGIN SELECT * FROM nowhere; END");
        }
        else
        {
            Refuse(bot, act, table);
        }
    }

    /// <summary>Has it take them again.</summary>
    public static void Allow(TestBot bot, string table) => Run(bot, bot.Connection is null ? "DROP TRIGGER broken" : $"DROP TRIGGER broken ON \"{table}\"");
}
