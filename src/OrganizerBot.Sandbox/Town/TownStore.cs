using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace OrganizerBot.Sandbox.Town;

/// <summary>What the town remembers over a restart (<c>data/town.db</c>): documents by kind and id, in the order they were first written.</summary>
/// <remarks>Small and plain on purpose: everything is read at start and written through. Safe to call from several threads.</remarks>
public sealed class TownStore : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Lock _gate = new();
    private readonly string _prefix = "";

    /// <summary>Opens the file, and makes it if it is not there.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    public TownStore(string path)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            + "CREATE TABLE IF NOT EXISTS doc(seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, UNIQUE(kind, id))");
    }

    private TownStore(TownStore whole, string prefix) => (_connection, _gate, _prefix) = (whole._connection, whole._gate, prefix);

    /// <summary>The same file with the names that the whole town has.</summary>
    public TownStore Whole => new(this, "");

    /// <summary>A part of the same file in which kinds have names of their own. It is closed with the whole.</summary>
    public TownStore Under(string prefix) => new(this, prefix);

    /// <summary>Writes a document, new or changed; a changed one keeps its place in the order.</summary>
    public void Save(string kind, string id, JsonNode body) =>
        Run("INSERT INTO doc(kind, id, body) VALUES($kind, $id, $body) ON CONFLICT(kind, id) DO UPDATE SET body = excluded.body",
            ("$kind", _prefix + kind), ("$id", id), ("$body", body.ToJsonString()));

    /// <summary>Removes a document; nothing happens if there is none.</summary>
    public void Remove(string kind, string id) => Run("DELETE FROM doc WHERE kind = $kind AND id = $id", ("$kind", _prefix + kind), ("$id", id));

    /// <summary>One document, or null.</summary>
    public JsonNode? Find(string kind, string id) => Read("SELECT body FROM doc WHERE kind = $kind AND id = $id", ("$kind", _prefix + kind), ("$id", id)).FirstOrDefault();

    /// <summary>All documents of a kind, in the order in which they were first written.</summary>
    public IReadOnlyList<JsonNode> All(string kind) => Read("SELECT body FROM doc WHERE kind = $kind ORDER BY seq", ("$kind", _prefix + kind));

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private void Run(string sql, params ReadOnlySpan<(string Name, string Value)> values)
    {
        lock (_gate)
        {
            using var command = Command(sql, values);
            command.ExecuteNonQuery();
        }
    }

    private List<JsonNode> Read(string sql, params ReadOnlySpan<(string Name, string Value)> values)
    {
        lock (_gate)
        {
            using var command = Command(sql, values);
            using var reader = command.ExecuteReader();
            List<JsonNode> rows = [];
            while (reader.Read())
            {
                rows.Add(JsonNode.Parse(reader.GetString(0))!);
            }

            return rows;
        }
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, string Value)> values)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The text is a literal of this class; every value is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
