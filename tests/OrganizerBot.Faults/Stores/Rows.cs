using System.Data.Common;
using System.Globalization;

namespace OrganizerBot.Faults.Stores;

/// <summary>Reads rows of any database.</summary>
internal static class Rows
{
    /// <summary>Reads all that a query gives.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> ReadAsync(DbConnection connection, string sql)
    {
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The words are this program's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        List<IReadOnlyList<string>> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture) ?? "")]);
        }

        return rows;
    }
}
