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
    public async Task<IReadOnlyList<IReadOnlyList<string>>> ReadAsync(string sql)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "data", "organizer.db"), Pooling = false }.ToString());
        return await Rows.ReadAsync(connection, sql);
    }
}
