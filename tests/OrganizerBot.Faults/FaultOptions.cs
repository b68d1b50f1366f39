using System.Globalization;
using OrganizerBot.Storage;

namespace OrganizerBot.Faults;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Engine">Which database.</param>
/// <param name="Time">How long it goes on, beside what starting and the last look take.</param>
/// <param name="Seed">What chance begins with: the same seed makes the same choices, though not at the same moments.</param>
/// <param name="Only"><c>kills</c>, <c>digests</c>, <c>core</c> or <c>disk</c> for that trial alone; else kills and digests, each for half the time, and the core for a quarter.</param>
internal sealed record FaultOptions(StorageProvider Engine, TimeSpan Time, int Seed, string? Only)
{
    private const string Usage = "--minutes N --engine sqlite|postgres [--seed S] [--only kills|digests|core|disk]";

    /// <summary>Reads it.</summary>
    public static FaultOptions Parse(string[] args)
    {
        var values = args.Chunk(2).ToDictionary(pair => pair[0], pair => pair.Length == 2 ? pair[1] : throw new ArgumentException(Usage));
        if (values.Keys.FirstOrDefault(name => name is not ("--minutes" or "--engine" or "--seed" or "--only")) is { } unknown)
        {
            throw new ArgumentException($"{unknown}? {Usage}");
        }

        return new FaultOptions(
            Enum.Parse<StorageProvider>(values.GetValueOrDefault("--engine", "sqlite"), ignoreCase: true),
            TimeSpan.FromMinutes(Math.Clamp(double.Parse(values.GetValueOrDefault("--minutes", "1"), CultureInfo.InvariantCulture), 0.1, 24 * 60)),
            int.Parse(values.GetValueOrDefault("--seed", "1"), CultureInfo.InvariantCulture),
            values.GetValueOrDefault("--only"));
    }
}
