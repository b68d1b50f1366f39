using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;

namespace OrganizerBot.Digests;

/// <summary>What a caller may see of digests: those of their own community.</summary>
internal static class DigestQueries
{
    /// <summary>The digest with that code in the caller's community, or null.</summary>
    public static Task<Digest?> DigestAsync(this OrganizerDb db, Code code, Caller caller, CancellationToken cancellationToken)
    {
        var community = caller.Community.Id;
        return db.Digests.FirstOrDefaultAsync(digest => digest.Code == code && digest.CommunityId == community, cancellationToken);
    }
}
