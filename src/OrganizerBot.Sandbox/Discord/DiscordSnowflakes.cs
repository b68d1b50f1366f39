using System.Globalization;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>Gives out ids that grow with the town's time, as Discord's do; two of one millisecond differ in the low bits.</summary>
internal sealed class DiscordSnowflakes(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private long _last;

    public string Next()
    {
        lock (_gate)
        {
            _last = Math.Max(_last + 1, DiscordTime.Snowflake(clock.GetUtcNow()));
            return _last.ToString(CultureInfo.InvariantCulture);
        }
    }
}
