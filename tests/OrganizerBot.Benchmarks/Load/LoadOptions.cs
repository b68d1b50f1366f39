using System.Globalization;

namespace OrganizerBot.Benchmarks.Load;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Engine">Which database.</param>
/// <param name="Case">Which case, or null for all.</param>
/// <param name="Seconds">How long each measurement lasts.</param>
/// <param name="Connections">How many requests are under way at once.</param>
/// <param name="Platform">Of which platform the burst is, or null for both.</param>
/// <param name="Replicas">How many replicas of the bot share the database.</param>
internal sealed record LoadOptions(Engine Engine, LoadCase? Case, int Seconds, int Connections, string? Platform, int Replicas)
{
    /// <summary>The environment variable with the connection string of an empty PostgreSQL database.</summary>
    public const string Postgres = "ORGANIZERBOT_BENCHMARK_POSTGRES";

    /// <summary>How it is typed.</summary>
    public const string Usage = "load --engine sqlite|postgres [--case burst|mixed|steady|million|digests|page] [--platform discord|slack] [--seconds N] [--connections N] [--replicas N]";

    /// <summary>Reads it.</summary>
    public static LoadOptions Parse(string[] args)
    {
        var values = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair.Length == 2 ? pair[1] : throw new ArgumentException(Usage));
        if (values.Keys.FirstOrDefault(name => name is not ("--engine" or "--case" or "--platform" or "--seconds" or "--connections" or "--replicas")) is { } unknown)
        {
            throw new ArgumentException($"{unknown}? {Usage}");
        }

        var engine = Enum.Parse<Engine>(values.GetValueOrDefault("--engine", "sqlite"), ignoreCase: true);
        var replicas = int.Parse(values.GetValueOrDefault("--replicas", "1"), CultureInfo.InvariantCulture);
        if (engine == Engine.Sqlite && replicas != 1)
        {
            throw new ArgumentException("A file has one process: --replicas is for postgres.");
        }

        return new LoadOptions(
            engine,
            values.TryGetValue("--case", out var only) ? Enum.Parse<LoadCase>(only, ignoreCase: true) : null,
            int.Parse(values.GetValueOrDefault("--seconds", "8"), CultureInfo.InvariantCulture),
            int.Parse(values.GetValueOrDefault("--connections", "64"), CultureInfo.InvariantCulture),
            values.GetValueOrDefault("--platform"),
            replicas);
    }
}

/// <summary>Which database the bot and its baseline work on.</summary>
internal enum Engine
{
    /// <summary>A file.</summary>
    Sqlite,

    /// <summary>A server.</summary>
    Postgres,
}

/// <summary>What is measured.</summary>
internal enum LoadCase
{
    /// <summary>Everybody signs one petition.</summary>
    Burst,

    /// <summary>What members do on an ordinary day, all at once.</summary>
    Mixed,

    /// <summary>The same at a steady pace, and once more under a flood of forged requests.</summary>
    Steady,

    /// <summary>A petition that a million have signed.</summary>
    Million,

    /// <summary>A thousand digests due in the same minute.</summary>
    Digests,

    /// <summary>A campaign's public page with many readers, alone and while everybody signs.</summary>
    Page,
}
