using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml;

namespace OrganizerBot.Sandbox.Town;

/// <summary>Moves the town's clock, and remembers how far it was moved.</summary>
internal sealed class TownTime
{
    private readonly TownStore _store;
    private readonly TownClock _clock;

    public TownTime(TownStore store, TownClock clock)
    {
        (_store, _clock) = (store, clock);
        if (store.Find("town", "clock")?["offset"]?.GetValue<string>() is { } saved)
        {
            clock.Advance(TimeSpan.Parse(saved, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Moves the clock forward by an ISO 8601 duration such as <c>PT1H</c> or <c>P7D</c>.</summary>
    /// <exception cref="TownException">It is no duration, or points backwards.</exception>
    public void Advance(string duration)
    {
        var by = Read(duration);
        if (by < TimeSpan.Zero)
        {
            throw new TownException("Time in the town only moves forward.");
        }

        // Remembered before it happens: what the bot does because of it must not be ahead of the clock after a kill.
        _store.Save("town", "clock", new JsonObject { ["offset"] = (_clock.Offset + by).ToString("c", CultureInfo.InvariantCulture) });
        _clock.Advance(by);
    }

    private static TimeSpan Read(string duration)
    {
        try
        {
            return XmlConvert.ToTimeSpan(duration);
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            throw new TownException($"\"{duration}\" is no duration; write one such as PT1H, P1D or PT90S.");
        }
    }
}
