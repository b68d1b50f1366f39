using System.Globalization;

namespace OrganizerBot.Discord;

/// <summary>Discord's ids: 64 bits, written as decimal strings, whose upper 42 bits are the milliseconds since the start of 2015.</summary>
internal static class DiscordSnowflake
{
    private const long Epoch = 1420070400000;
    private const int TimeShift = 22;

    /// <summary>Whether a text is an id.</summary>
    public static bool IsOne(string? text) => TryRead(text, out _);

    /// <summary>When an id was made, or null when the text is none.</summary>
    public static DateTimeOffset? TimeOf(string? text) =>
        TryRead(text, out var id) ? DateTimeOffset.FromUnixTimeMilliseconds((long)(id >> TimeShift) + Epoch) : null;

    /// <summary>The smallest id of a moment, for asking what came after it.</summary>
    public static string At(DateTimeOffset moment) =>
        (Math.Max(0, moment.ToUnixTimeMilliseconds() - Epoch) << TimeShift).ToString(CultureInfo.InvariantCulture);

    private static bool TryRead(string? text, out ulong id)
    {
        id = 0;
        return text is { Length: > 0 and <= 20 } && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
    }
}
