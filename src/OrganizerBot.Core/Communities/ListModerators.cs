using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Lists the appointed moderators by the platform's ids: their names are not stored.</summary>
[Command("organizer moderators list", CommandPolicy.Moderator)]
internal sealed record ListModerators : ICommand
{
    internal sealed class Handler(OrganizerDb db) : ICommandHandler<ListModerators>
    {
        public async Task<Reply> HandleAsync(ListModerators command, Caller caller, CancellationToken cancellationToken)
        {
            var community = caller.Community.Id;
            var moderators = await db.Moderators.Where(moderator => moderator.CommunityId == community).ToListAsync(cancellationToken);
            return CommunityMessages.Moderators(caller, [.. moderators.Select(moderator => moderator.Member(caller.Keys)).Order(StringComparer.Ordinal)]);
        }
    }
}
