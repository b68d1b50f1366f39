using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Shows the caller what carries their name here. What they did without it is listed nowhere; whoever holds their account can still ask petition by petition.</summary>
[Command("organizer mine", CommandPolicy.Member)]
internal sealed record ShowMine : ICommand
{
    internal sealed class Handler(IEnumerable<INamedActs> kinds) : ICommandHandler<ShowMine>
    {
        public async Task<Reply> HandleAsync(ShowMine command, Caller caller, CancellationToken cancellationToken)
        {
            List<Prose> lines = [];
            foreach (var kind in kinds)
            {
                lines.AddRange(await kind.LinesAsync(caller, cancellationToken));
            }

            return CommunityMessages.Mine(caller.Words, lines);
        }
    }
}
