using OrganizerBot.Messages;
using OrganizerBot.Web;

namespace OrganizerBot.Slack;

/// <summary>Work that came with what Slack sent.</summary>
internal sealed class SlackErrands(ILogger<SlackErrands> logger) : Errands(Platform.Slack, logger);
