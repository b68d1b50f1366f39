using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>A request to join with what both sides may know: what the campaign is about, as whoever has its code is told, and on which platform the community is that asks.</summary>
/// <param name="Request">The request.</param>
/// <param name="Target">What the campaign is about.</param>
/// <param name="Platform">Where the community is that asks.</param>
internal sealed record JoinRequestLook(JoinRequest Request, UserText Target, Platform Platform);
