using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Shows what the caller can do here: the topics, or the commands of one.</summary>
[Command("organizer help", CommandPolicy.Anyone, ShowsModeratorsMore = true)]
internal sealed record ShowHelp([Option(Max = 40, Suggest = typeof(TopicSuggestions))] UserText? Topic = null) : ICommand
{
    internal sealed class Handler(OrganizerDb db, CommandCatalog catalog, Operator host) : ICommandHandler<ShowHelp>
    {
        public async Task<Reply> HandleAsync(ShowHelp command, Caller caller, CancellationToken cancellationToken)
        {
            var claimable = await IsClaimableAsync(caller, cancellationToken);
            CommandDescriptor[] allowed = [.. catalog.AllowedTo(caller).Where(entry => claimable || entry.Type != typeof(ClaimCommunity))];
            if (command.Topic is not { } topic)
            {
                return HelpMessages.Overview(caller.Words, allowed, caller.Community, host);
            }

            var noun = topic.Value.TrimStart('/');
            CommandDescriptor[] commands = [.. allowed.Where(entry => entry.Noun.Equals(noun, StringComparison.OrdinalIgnoreCase))];
            return commands.Length > 0
                ? HelpMessages.Topic(caller.Words, commands)
                : HelpMessages.Overview(caller.Words, allowed, caller.Community, host).Preceded(HelpMessages.UnknownTopic(caller.Words, topic));
        }

        /// <summary>Only a Slack workspace without a moderator is claimed.</summary>
        private async Task<bool> IsClaimableAsync(Caller caller, CancellationToken cancellationToken) =>
            caller.Community.Platform == Platform.Slack && await db.CountModeratorsAsync(caller, cancellationToken) == 0;
    }
}
