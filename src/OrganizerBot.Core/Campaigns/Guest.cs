using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>A community that takes part in a campaign of another, as those who run it see it.</summary>
/// <param name="Id">The community.</param>
/// <param name="Code">What they call it.</param>
/// <param name="Platform">Where it is.</param>
internal sealed record Guest(Id<Community> Id, Code Code, Platform Platform);
