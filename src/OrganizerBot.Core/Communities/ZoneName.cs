using System.Diagnostics.CodeAnalysis;

namespace OrganizerBot.Communities;

/// <summary>A time zone by its IANA name, such as <c>Europe/Paris</c>.</summary>
public readonly record struct ZoneName : IParsable<ZoneName>
{
    private readonly string? _value;

    private ZoneName(string value) => _value = value;

    /// <summary>The zone.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(ToString());

    /// <inheritdoc/>
    public static ZoneName Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var name) ? name : throw new FormatException("Not a time zone.");

    /// <inheritdoc/>
    /// <remarks>Case does not matter, nor whether spaces or underscores are typed.</remarks>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ZoneName result)
    {
        var typed = (s ?? "").Trim().Replace(' ', '_');
        // Sorting would ask for the display name of each, which takes seconds the first time.
        var zone = TimeZoneInfo.GetSystemTimeZones(skipSorting: true).FirstOrDefault(zone => zone.HasIanaId && zone.Id.Equals(typed, StringComparison.OrdinalIgnoreCase));
        result = zone is null ? default : new ZoneName(zone.Id);
        return zone is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => _value ?? "Etc/UTC";
}
