using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Communities;
using OrganizerBot.Languages;

namespace OrganizerBot.PublicPages;

/// <summary>That a campaign has a public page: as much as must be known to find it.</summary>
/// <param name="Code">The code that stands in the page's address.</param>
/// <param name="Id">The campaign.</param>
/// <param name="Owner">The community that runs it.</param>
/// <param name="Language">The language of that community.</param>
public sealed record PublicCampaign(Code Code, Id<Campaign> Id, Id<Community> Owner, Language Language)
{
    /// <summary>All that have one. A community from which the bot was removed shows nothing any more.</summary>
    internal static async Task<IReadOnlyList<PublicCampaign>> AllAsync(OrganizerDb db, CancellationToken cancellationToken)
    {
        var owned = from campaign in db.Campaigns.AsNoTracking()
                    join owner in db.Communities.AsNoTracking() on campaign.OwnerId equals owner.Id
                    where campaign.PublicSince != null && campaign.IsAnnounced && owner.LeftAt == null && owner.ErasedAt == null
                    select new { campaign.Code, campaign.Id, campaign.OwnerId, owner.Language };
        return [.. (await owned.ToListAsync(cancellationToken)).Select(each => new PublicCampaign(each.Code, each.Id, each.OwnerId, each.Language))];
    }

    /// <summary>Whether a change of this may change what a public page shows, so that it must be made anew.</summary>
    public static bool IsTouchedBy(object entity) => entity is Campaign or Community or Refusals.Refusal { IsPublic: true };
}
