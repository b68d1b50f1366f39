namespace OrganizerBot.Impact;

/// <summary>One thing that is taken to be so, with where that comes from.</summary>
/// <param name="Value">From what to what.</param>
/// <param name="Source">Where it comes from: an address, or words.</param>
public sealed record Assumption(Interval Value, string Source);
