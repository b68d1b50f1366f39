using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;
using OrganizerBot.Keys;

namespace OrganizerBot.Communities;

/// <summary>Writes a moderator's act at the end of the community's audit, together with what it changed.</summary>
internal sealed class AuditTrail(OrganizerDb db, IWriter writer, AuditTurn turn, KeyFile file, TimeProvider clock)
{
    private Act? _act;
    private string? _about;

    /// <summary>Notes that what this unit of work changes is a moderator's act. What nobody notes leaves no entry.</summary>
    public void Note(Caller caller, string act, Code? about) => _act = new Act(caller, act, _about ?? about?.ToString());

    /// <summary>Says what the act is about, where its line does not name it: the code of something new.</summary>
    public void About(Code code) => _about = code.ToString();

    /// <summary>Says what the act changes.</summary>
    public void About(IReadOnlyList<AuditChange> changes) => _about = AuditChange.Write(changes);

    /// <summary>Saves what was changed, with the entry of the act that was noted.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        if (_act is not { } act)
        {
            await writer.SaveAsync(db, cancellationToken);
            return;
        }

        await turn.TakeAsync(
            async () =>
            {
                db.Add(AuditEntry.After(await LastAsync(act.Caller.Community, cancellationToken), act.Caller.Keys, file, act.Caller.Visitor.MemberId, act.Path, act.About, clock.GetUtcNow()));
                await writer.SaveAsync(db, cancellationToken);
            },
            cancellationToken);
        _act = null;
    }

    /// <summary>The oldest entry that is not as it was written or does not follow the one before; null when the chain is whole.</summary>
    public async Task<int?> FindBreakAsync(Community community, CancellationToken cancellationToken)
    {
        AuditEntry? before = null;
        await foreach (var entry in Of(community).OrderBy(entry => entry.Number).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (!entry.Follows(before, file))
            {
                return entry.Number;
            }

            before = entry;
        }

        return null;
    }

    /// <summary>The community's entries.</summary>
    public IQueryable<AuditEntry> Of(Community community)
    {
        var id = community.Id;
        return db.Audit.AsNoTracking().Where(entry => entry.CommunityId == id);
    }

    private Task<AuditEntry?> LastAsync(Community community, CancellationToken cancellationToken) =>
        Of(community).OrderByDescending(entry => entry.Number).FirstOrDefaultAsync(cancellationToken);

    private sealed record Act(Caller Caller, string Path, string? About);
}
