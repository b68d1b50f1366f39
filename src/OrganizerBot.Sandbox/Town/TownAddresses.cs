namespace OrganizerBot.Sandbox.Town;

/// <summary>Where the town and the bot in it listen.</summary>
/// <param name="Town">The town's own address, with the slash at its end, such as <c>http://127.0.0.1:5080/</c>.</param>
/// <param name="Bot">The bot's address, such as <c>http://127.0.0.1:5081/</c>.</param>
public sealed record TownAddresses(Uri Town, Uri Bot);
