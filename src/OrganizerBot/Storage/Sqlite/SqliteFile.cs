using System.Globalization;
using Microsoft.Data.Sqlite;

namespace OrganizerBot.Storage.Sqlite;

/// <summary>Asks small questions of a database's file, without the model: also of one that is older, newer, damaged or none.</summary>
internal static class SqliteFile
{
    /// <summary>How a file is opened that nobody changes meanwhile, such as a backup: nothing is made beside it.</summary>
    public static string Unchanging(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = $"file:{Path.GetFullPath(file).Replace("%", "%25", StringComparison.Ordinal).Replace("?", "%3f", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal)}?immutable=1",
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = false,
    }.ToString();

    /// <summary>How the bot opens its own database. None is made: where the file vanished, an empty one in its place would look as if all were well.</summary>
    public static string Own(string file) => new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite }.ToString();

    /// <summary>How a database is opened that the bot may be using; it is never made.</summary>
    public static string Living(string file) => new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 5 }.ToString();

    /// <summary>What each row of an answer begins with.</summary>
    /// <exception cref="SqliteException">It is no database, or it is damaged.</exception>
    public static IReadOnlyList<string> Ask(string opened, string sql)
    {
        using var connection = new SqliteConnection(opened);
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Whoever asks writes the question; nothing that a person typed is in it.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture) ?? "");
        }

        return rows;
    }

    /// <summary>Whether a table is there.</summary>
    public static bool Has(string opened, string table) => Ask(opened, "SELECT name FROM sqlite_master WHERE type = 'table'").Contains(table);

    /// <summary>Whether anything at all is in it.</summary>
    public static bool IsEmpty(string opened) => Ask(opened, "SELECT name FROM sqlite_master WHERE type = 'table'").Count == 0;
}
