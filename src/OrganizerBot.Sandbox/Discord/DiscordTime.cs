using System.Globalization;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Discord's ways of writing time: ISO 8601 with six decimals, and the upper bits of a snowflake (ms since 2015).</summary>
internal static class DiscordTime
{
    private const long Epoch = 1_420_070_400_000;

    public static string Written(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);

    public static long Snowflake(DateTimeOffset time) => (time.ToUnixTimeMilliseconds() - Epoch) << 22;

    public static DateTimeOffset Of(string snowflake) =>
        DateTimeOffset.FromUnixTimeMilliseconds((long.Parse(snowflake, CultureInfo.InvariantCulture) >> 22) + Epoch);
}
