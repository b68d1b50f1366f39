using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Members;

namespace OrganizerBot.Communities;

/// <summary>Words that wait for a member.</summary>
internal sealed class KeptNotices(OrganizerDb db) : IErasable
{
    public async Task<IReadOnlyCollection<Guid>> EraseAsync(Caller caller, CancellationToken cancellationToken)
    {
        var recipient = Notice.RecipientTag(caller.Keys, caller.Visitor.MemberId);
        var waiting = await db.Notices.Where(notice => notice.Recipient == recipient).ToListAsync(cancellationToken);
        db.RemoveRange(waiting);
        return waiting.Count > 0 ? [caller.Community.Id.Value] : [];
    }
}
