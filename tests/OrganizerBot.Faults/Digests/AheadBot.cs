using System.Globalization;

namespace OrganizerBot.Faults.Digests;

/// <summary>The bot in a process of this program, on a clock that is ahead of the real one: what comes every day comes as soon as it is started a day later. Its settings stand in the environment.</summary>
internal static class AheadBot
{
    /// <summary>What is typed before the seconds.</summary>
    public const string Word = "bot-ahead";

    /// <summary>Runs it until the process ends.</summary>
    public static async Task<int> RunAsync(string seconds)
    {
        var ahead = TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture));
        await using var bot = OrganizerHost.Build(new OrganizerHostOptions { Clock = new Ahead(ahead) });
        await bot.RunAsync();
        return 0;
    }

    private sealed class Ahead(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
