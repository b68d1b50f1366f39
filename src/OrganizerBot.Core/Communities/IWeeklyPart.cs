namespace OrganizerBot.Communities;

/// <summary>Something that is made public together once a week, at a community's weekly hour.</summary>
public interface IWeeklyPart
{
    /// <summary>Keeps the hour, in the unit of work that notes that it was kept.</summary>
    Task KeepAsync(Community community, CancellationToken cancellationToken);
}
