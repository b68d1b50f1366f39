using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Home;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>How many communities wait for an answer, on a moderator's own page.</summary>
internal sealed class JoinsAtHome(OrganizerDb db) : IHomePart
{
    public int Order => 45;

    public async Task<IReadOnlyList<Message>> ShowAsync(Caller caller, CancellationToken cancellationToken)
    {
        var community = caller.Community.Id;
        return caller.IsModerator && await db.JoinRequests.CountAsync(request => request.OwnerId == community && request.State == JoinRequestState.Waiting, cancellationToken) is > 0 and var waiting
            ? [JoinMessages.AtHome(caller.Words, waiting)]
            : [];
    }
}
