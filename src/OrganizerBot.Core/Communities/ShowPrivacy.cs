using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Answers "Who runs this bot, and what is stored?", to anybody.</summary>
[Command("organizer privacy", CommandPolicy.Anyone)]
internal sealed record ShowPrivacy : ICommand
{
    internal sealed class Handler(Operator host) : ICommandHandler<ShowPrivacy>
    {
        public Task<Reply> HandleAsync(ShowPrivacy command, Caller caller, CancellationToken cancellationToken) =>
            Task.FromResult<Reply>(PrivacyMessages.Answer(caller.Words, caller.Community, host));
    }
}
