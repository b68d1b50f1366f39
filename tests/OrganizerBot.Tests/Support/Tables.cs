using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace OrganizerBot.Support;

/// <summary>What stands in a database, table by table, so that a test can say that nothing changed.</summary>
internal static class Tables
{
    /// <summary>For each table of a bot's database how many rows it holds and a hash of all of them.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="but">Tables to leave out.</param>
    public static IReadOnlyDictionary<string, string> In(TestBot bot, params string[] but) => bot.Connection is { } server
        ? In(new NpgsqlConnection(server), "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'qrtz%' ORDER BY tablename", but)
        : In(bot.Folder["data/organizer.db"], but);

    /// <summary>The same of a file.</summary>
    public static IReadOnlyDictionary<string, string> In(string file, params string[] but) =>
        In(new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False"), "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", but);

    private static Dictionary<string, string> In(DbConnection database, string names, string[] but)
    {
        using (database)
        {
            database.Open();
            return Read(database, names).Where(name => !but.Contains(name)).ToDictionary(name => name, name => Content(database, name));
        }
    }

    /// <summary>Fails, naming the tables, when something differs.</summary>
    public static void Same(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after, string what)
    {
        var changed = after.Where(table => before[table.Key] != table.Value).Select(table => $"{table.Key}: {before[table.Key]} became {table.Value}").ToArray();
        Assert.True(changed.Length == 0, $"{what} changed {string.Join(", ", changed)}");
    }

    private static string Content(DbConnection database, string table)
    {
        var rows = Read(database, $"SELECT * FROM \"{table}\"").Order(StringComparer.Ordinal).ToArray();
        return $"{rows.Length} rows, {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))))[..16]}";
    }

    private static List<string> Read(DbConnection database, string sql)
    {
        using var command = database.CreateCommand();
#pragma warning disable CA2100 // The names come from the database itself.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))));
        }

        return rows;
    }

    private static string Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value}";
}
