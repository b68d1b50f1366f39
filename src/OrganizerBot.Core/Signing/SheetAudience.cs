using Microsoft.EntityFrameworkCore;
using OrganizerBot.Communities;

namespace OrganizerBot.Signing;

/// <summary>Which communities hear of a sheet: the one that answers for it, and those that take part in its campaign now. One that left or was taken out hears nothing more.</summary>
internal sealed class SheetAudience(OrganizerDb db, IEnumerable<ICardFace> faces)
{
    /// <summary>The communities.</summary>
    public async Task<IReadOnlySet<Id<Community>>> OfAsync(Sheet sheet, CancellationToken cancellationToken)
    {
        HashSet<Id<Community>> audience = [sheet.OwnerId];
        foreach (var face in faces)
        {
            if (await face.CampaignAsync(sheet, cancellationToken) is { } campaign)
            {
                audience.UnionWith(await db.Participations.Where(part => part.CampaignId == campaign).Select(part => part.CommunityId).ToListAsync(cancellationToken));
            }
        }

        return audience;
    }
}
