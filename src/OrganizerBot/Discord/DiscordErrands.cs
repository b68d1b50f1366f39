using OrganizerBot.Messages;
using OrganizerBot.Web;

namespace OrganizerBot.Discord;

/// <summary>Work that came with what Discord sent.</summary>
internal sealed class DiscordErrands(ILogger<DiscordErrands> logger) : Errands(Platform.Discord, logger);
