using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Communities;

/// <summary>Lists the appointed moderators by the platform's ids, whose names are not stored, and the groups that moderate, with what keeps one from it just now.</summary>
[Command("organizer moderators list", CommandPolicy.Moderator)]
internal sealed record ListModerators : ICommand
{
    internal sealed class Handler(OrganizerDb db, ModeratorGroups groups) : ICommandHandler<ListModerators>
    {
        public async Task<Reply> HandleAsync(ListModerators command, Caller caller, CancellationToken cancellationToken)
        {
            var community = caller.Community.Id;
            var moderators = await db.Moderators.Where(moderator => moderator.CommunityId == community).ToListAsync(cancellationToken);
            List<AppointedGroup> appointed = [];
            foreach (var id in await groups.IdsAsync(caller.Community, caller.Keys, cancellationToken))
            {
                appointed.Add(new AppointedGroup(await groups.NameAsync(caller, id, cancellationToken), await groups.LookAsync(caller, id, cancellationToken)));
            }

            return CommunityMessages.Moderators(caller, [.. moderators.Select(moderator => moderator.Member(caller.Keys)).Order(StringComparer.Ordinal)], appointed);
        }
    }
}

/// <summary>A group that moderates.</summary>
/// <param name="Group">Which.</param>
/// <param name="Standing">Whether it can just now.</param>
internal sealed record AppointedGroup(GroupSpan Group, GroupStanding Standing);
