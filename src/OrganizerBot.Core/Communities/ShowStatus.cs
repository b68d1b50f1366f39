using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Shows moderators how the bot is set up here, and what waits or went wrong.</summary>
[Command("organizer status", CommandPolicy.Moderator)]
internal sealed record ShowStatus : ICommand
{
    internal sealed class Handler(IEnumerable<IStatusPart> parts) : ICommandHandler<ShowStatus>
    {
        public async Task<Reply> HandleAsync(ShowStatus command, Caller caller, CancellationToken cancellationToken)
        {
            List<Prose> lines = [];
            foreach (var part in parts)
            {
                lines.AddRange(await part.LinesAsync(caller, cancellationToken));
            }

            return CommunityMessages.Status(caller.Words, caller.Community, lines);
        }
    }
}
