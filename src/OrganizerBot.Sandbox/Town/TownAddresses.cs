namespace OrganizerBot.Sandbox.Town;

/// <summary>Where the town and the bot in it listen; both on loopback.</summary>
/// <param name="Town">The platforms and the page, such as <c>http://127.0.0.1:5080</c>.</param>
/// <param name="Bot">The bot, such as <c>http://127.0.0.1:5081</c>.</param>
public sealed record TownAddresses(Uri Town, Uri Bot);
