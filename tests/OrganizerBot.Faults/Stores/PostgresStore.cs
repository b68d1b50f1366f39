using Npgsql;

namespace OrganizerBot.Faults.Stores;

/// <summary>A database on the server that the run started for itself.</summary>
/// <param name="server">The server.</param>
/// <param name="connection">How the bot reaches it.</param>
/// <param name="watch">How it is looked at: by a role that no wall confines.</param>
/// <param name="folder">Where the replicas' own files are.</param>
internal sealed class PostgresStore(PostgresServer server, string connection, string watch, string folder) : IStore
{
    /// <inheritdoc/>
    public int Replicas => 2;

    /// <inheritdoc/>
    public PostgresServer? Server => server;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string?> Settings(int replica) => new Dictionary<string, string?>
    {
        ["Storage:Provider"] = "Postgres",
        ["Storage:Connection"] = connection,
        ["Storage:DataDirectory"] = Path.Combine(folder, $"data-{replica}"),
        ["Storage:KeysDirectory"] = Path.Combine(folder, "keys"),
    };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> ReadAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(watch);
        return await Rows.ReadAsync(connection, sql);
    }
}
