using Microsoft.Data.Sqlite;
using OrganizerBot.Keys;
using OrganizerBot.Support;

namespace OrganizerBot.Proofs;

/// <summary>What a thief carries away: the database with its log, a backup, the schedule, what the bot logged; and, from elsewhere, the list of all members. Not the key file.</summary>
/// <param name="Files">The files as they are, bytes and all, pages that are free included.</param>
/// <param name="Rows">All that the database says when it is asked.</param>
internal sealed record Loot(IReadOnlyList<(string Name, byte[] Bytes)> Files, IReadOnlyList<Row> Rows)
{
    /// <summary>Everything stored that is not a number.</summary>
    public IEnumerable<object> Values => Rows.SelectMany(row => row.Values.Values).Where(value => value is string or byte[]);

    /// <summary>Breaks in.</summary>
    /// <param name="bot">The bot that is robbed.</param>
    /// <param name="name">The folder to which all is copied.</param>
    /// <param name="logs">What the bot logged.</param>
    /// <param name="older">A folder of things that were stolen before.</param>
    public static Loot Steal(TestBot bot, string name, IEnumerable<string> logs, string? older = null)
    {
        var database = bot.CopiesItsDatabase(name);
        foreach (var file in Directory.GetFiles(bot.Folder["data"], "schedule.db*"))
        {
            File.Copy(file, Path.Combine(bot.Folder[name], Path.GetFileName(file)));
        }

        Backup(bot.Folder["data/organizer.db"], Path.Combine(bot.Folder[name], "backup.db"));
        File.WriteAllLines(Path.Combine(bot.Folder[name], "log.txt"), logs);
        string[] folders = older is null ? [name] : [name, older];
        (string, byte[])[] files = [.. folders.SelectMany(folder => Directory.GetFiles(bot.Folder[folder])).Select(file => (file, File.ReadAllBytes(file)))];
        return new Loot(files, ReadAll(database));
    }

    /// <summary>A backup as operators make it.</summary>
    private static void Backup(string database, string to)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $to";
        command.Parameters.AddWithValue("$to", to);
        command.ExecuteNonQuery();
    }

    /// <summary>All that a database says when it is asked.</summary>
    public static List<Row> ReadAll(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        return [.. Read(connection, "SELECT name FROM sqlite_master WHERE type = 'table'").Select(table => (string)table.Values["name"])
            .SelectMany(table => Read(connection, $"SELECT * FROM \"{table}\"").Select(row => row with { Table = table }))];
    }

    private static List<Row> Read(SqliteConnection connection, string sql)
    {
#pragma warning disable CA2100 // The names come from the database itself.
        using var command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        List<Row> rows = [];
        while (reader.Read())
        {
            rows.Add(new Row("", Enumerable.Range(0, reader.FieldCount).Where(column => !reader.IsDBNull(column)).ToDictionary(reader.GetName, reader.GetValue)));
        }

        return rows;
    }
}

/// <summary>One row of the database.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Values">What stands in it, without what is empty.</param>
internal sealed record Row(string Table, IReadOnlyDictionary<string, object> Values);
