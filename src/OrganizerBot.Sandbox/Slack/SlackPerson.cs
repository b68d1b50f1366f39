namespace OrganizerBot.Sandbox.Slack;

/// <summary>An invented person of the workspace.</summary>
/// <param name="Id">The user id, <c>U…</c>.</param>
/// <param name="Name">The display name.</param>
/// <param name="Handle">The account's name, without "@".</param>
/// <param name="Role">"moderator" for those who will claim it from the bot, else "member": Slack itself knows no such role.</param>
/// <param name="Locale">IETF language of the client.</param>
/// <param name="Zone">IANA time zone.</param>
/// <param name="IsAdmin">Whether they administer the workspace, which makes nobody a moderator.</param>
internal sealed record SlackPerson(string Id, string Name, string Handle, string Role, string Locale, string Zone, bool IsAdmin = false);
