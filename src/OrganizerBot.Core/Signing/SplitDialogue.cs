using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Messages;

namespace OrganizerBot.Signing;

/// <summary>Shows moderators how many signatures without a name came from which community, as far as it is told.</summary>
/// <remarks>Which other communities take part is no member's business, and only that of the moderators who let them in: those see each, others their own.</remarks>
internal sealed class SplitDialogue(OrganizerDb db)
{
    /// <summary>A tally with the split below it, for whom it is.</summary>
    public async Task<Message> AddAsync(Message tally, Id<Campaign> campaignId, Sheet sheet, Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.IsModerator || sheet.Counting != Counting.Weekly || await db.Campaigns.FirstOrDefaultAsync(campaign => campaign.Id == campaignId, cancellationToken) is not { } campaign)
        {
            return tally;
        }

        var guests = await db.GuestsOfAsync(campaign, caller, cancellationToken);
        if (guests.Count == 0 && campaign.OwnerId == caller.Community.Id)
        {
            return tally;
        }

        var told = await db.ToldShares.Where(share => share.SheetId == sheet.Id).ToDictionaryAsync(share => share.CommunityId, share => share.Told, cancellationToken);
        // Of a sheet that another community opened its own share is all that is seen.
        var seen = sheet.OwnerId == caller.Community.Id ? guests : [];
        return tally with
        {
            Nodes = [.. tally.Nodes, .. SplitMessages.Split(caller.Words, told.GetValueOrDefault(caller.Community.Id), [.. seen.Select(guest => (guest, told.GetValueOrDefault(guest.Id)))])],
        };
    }
}
