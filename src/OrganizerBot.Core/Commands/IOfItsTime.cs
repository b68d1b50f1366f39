namespace OrganizerBot.Commands;

/// <summary>A value that may be understood and still not do, because of the time at which it is given.</summary>
public interface IOfItsTime
{
    /// <summary>Whether it does.</summary>
    /// <param name="now">When it is given.</param>
    /// <param name="zone">The community's time zone.</param>
    bool Fits(DateTimeOffset now, TimeZoneInfo zone);
}
