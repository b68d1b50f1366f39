using Microsoft.Data.Sqlite;

namespace OrganizerBot.Faults.Stores;

/// <summary>A file.</summary>
internal sealed class SqliteStore(string folder) : IStore
{
    /// <inheritdoc/>
    public int Replicas => 1;

    /// <inheritdoc/>
    public PostgresServer? Server => null;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string?> Settings(int replica) => new Dictionary<string, string?>
    {
        ["Storage:DataDirectory"] = Path.Combine(folder, "data"),
        ["Storage:KeysDirectory"] = Path.Combine(folder, "keys"),
    };

    /// <inheritdoc/>
    public async Task<long> CountAsync(string table, string where = "1 = 1")
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "data", "organizer.db"), Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are this program's own.
        command.CommandText = $"""SELECT count(*) FROM "{table}" WHERE {where}""";
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
