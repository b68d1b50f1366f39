using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Whoever runs this bot, and so could read all that it holds, as they call themselves; null for what they have not said.</summary>
/// <param name="Name">A person, a group, a works council.</param>
/// <param name="Contact">How members reach them.</param>
public sealed record Operator(UserText? Name = null, UserText? Contact = null);
