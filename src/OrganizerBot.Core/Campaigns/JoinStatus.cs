using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>Tells moderators how many communities wait for their answer, and how many answers they wait for themselves.</summary>
internal sealed class JoinStatus(OrganizerDb db) : IStatusPart
{
    public async Task<IReadOnlyList<Prose>> LinesAsync(Caller caller, CancellationToken cancellationToken)
    {
        var community = caller.Community.Id;
        var states = await db.JoinRequests.Where(request => request.State == JoinRequestState.Waiting).Select(request => request.OwnerId == community).ToListAsync(cancellationToken);
        var (toUs, ofOurs) = (states.Count(isToUs => isToUs), states.Count(isToUs => !isToUs));
        return
        [
            .. toUs > 0 ? [JoinMessages.WaitForUs(caller.Words, toUs)] : Array.Empty<Prose>(),
            .. ofOurs > 0 ? [JoinMessages.OursWait(caller.Words, ofOurs)] : Array.Empty<Prose>(),
        ];
    }
}
