using System.Globalization;

namespace OrganizerBot.Faults.Stores;

/// <summary>Where the bot of a trial keeps things, and how that is looked at from outside.</summary>
internal interface IStore
{
    /// <summary>How many processes of the bot may share it.</summary>
    int Replicas { get; }

    /// <summary>The server, where there is one that can fail.</summary>
    PostgresServer? Server { get; }

    /// <summary>The settings that name it.</summary>
    /// <param name="replica">Whose: each has a folder of its own where the database is elsewhere.</param>
    IReadOnlyDictionary<string, string?> Settings(int replica);

    /// <summary>Reads rows, each value as the database writes it, bytes in hexadecimal; what is missing is empty.</summary>
    /// <param name="sql">A query that both engines know.</param>
    Task<IReadOnlyList<IReadOnlyList<string>>> ReadAsync(string sql);

    /// <summary>Counts rows.</summary>
    async Task<long> CountAsync(string table, string where = "1 = 1") =>
        long.Parse((await ReadAsync($"""SELECT count(*) FROM "{table}" WHERE {where}"""))[0][0], CultureInfo.InvariantCulture);
}
