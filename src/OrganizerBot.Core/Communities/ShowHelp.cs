using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Shows what the caller can do here: the topics, or the commands of one.</summary>
[Command("organizer help", CommandPolicy.Anyone)]
internal sealed record ShowHelp([Option(Max = 40, Suggest = typeof(TopicSuggestions))] UserText? Topic = null) : ICommand
{
    internal sealed class Handler(CommandCatalog catalog, Operator host) : ICommandHandler<ShowHelp>
    {
        public Task<Reply> HandleAsync(ShowHelp command, Caller caller, CancellationToken cancellationToken)
        {
            var allowed = catalog.AllowedTo(caller);
            var topic = command.Topic?.Value.TrimStart('/');
            var commands = allowed.Where(entry => entry.Noun.Equals(topic, StringComparison.OrdinalIgnoreCase)).ToList();
            return Task.FromResult<Reply>(commands.Count > 0
                ? HelpMessages.Topic(caller.Words, commands)
                : HelpMessages.Overview(caller.Words, allowed, caller.Community, host));
        }
    }
}
