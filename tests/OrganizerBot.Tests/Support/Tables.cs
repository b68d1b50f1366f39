using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace OrganizerBot.Support;

/// <summary>What stands in a database, table by table, so that a test can say that nothing changed.</summary>
internal static class Tables
{
    /// <summary>For each table how many rows it holds and a hash of all of them.</summary>
    /// <param name="file">The database's file.</param>
    /// <param name="but">Tables to leave out.</param>
    public static IReadOnlyDictionary<string, string> In(string file, params string[] but)
    {
        using var database = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        database.Open();
        return Read(database, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").Where(name => !but.Contains(name)).ToDictionary(name => name, name => Content(database, name));
    }

    /// <summary>Fails, naming the tables, when something differs.</summary>
    public static void Same(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after, string what)
    {
        var changed = after.Where(table => before[table.Key] != table.Value).Select(table => $"{table.Key}: {before[table.Key]} became {table.Value}").ToArray();
        Assert.True(changed.Length == 0, $"{what} changed {string.Join(", ", changed)}");
    }

    private static string Content(SqliteConnection database, string table)
    {
        var rows = Read(database, $"SELECT * FROM \"{table}\"").Order(StringComparer.Ordinal).ToArray();
        return $"{rows.Length} rows, {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))))[..16]}";
    }

    private static List<string> Read(SqliteConnection database, string sql)
    {
#pragma warning disable CA2100 // The names come from the database itself.
        using var command = new SqliteCommand(sql, database);
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
