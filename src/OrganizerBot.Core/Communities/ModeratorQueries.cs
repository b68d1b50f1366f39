using Microsoft.EntityFrameworkCore;
using OrganizerBot.Commands;

namespace OrganizerBot.Communities;

/// <summary>Finds the appointed moderators of the caller's community.</summary>
internal static class ModeratorQueries
{
    /// <summary>The appointment of an account, or null.</summary>
    public static Task<Moderator?> ModeratorAsync(this OrganizerDb db, Caller caller, string member, CancellationToken cancellationToken)
    {
        var (community, tag) = (caller.Community.Id, Moderator.TagOf(caller.Keys, member));
        return db.Moderators.FirstOrDefaultAsync(moderator => moderator.CommunityId == community && moderator.Tag == tag, cancellationToken);
    }

    /// <summary>How many there are.</summary>
    public static Task<int> CountModeratorsAsync(this OrganizerDb db, Caller caller, CancellationToken cancellationToken)
    {
        var community = caller.Community.Id;
        return db.Moderators.CountAsync(moderator => moderator.CommunityId == community, cancellationToken);
    }
}
