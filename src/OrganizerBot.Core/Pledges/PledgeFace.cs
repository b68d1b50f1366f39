using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>What is said in public about pledges.</summary>
internal sealed class PledgeFace(OrganizerDb db, TimeProvider clock) : ICardFace
{
    public async Task<Id<Campaign>?> CampaignAsync(Sheet sheet, CancellationToken cancellationToken) => (await FindAsync(sheet, cancellationToken))?.CampaignId;

    public async Task<Message?> CardAsync(Sheet sheet, Community community, CancellationToken cancellationToken) =>
        await FindAsync(sheet, cancellationToken) is { } pledge ? await CardAsync(pledge, community, cancellationToken) : null;

    public async Task<Message?> GoalReachedAsync(Sheet sheet, Words words, CancellationToken cancellationToken) =>
        await FindAsync(sheet, cancellationToken) is { } pledge ? PledgeMessages.InEffect(words, pledge) : null;

    public async Task<Message?> ClosedAsync(Sheet sheet, Words words, CancellationToken cancellationToken) =>
        await FindAsync(sheet, cancellationToken) is { } pledge
            ? PledgeMessages.ClosedInPublic(words, pledge, await db.CountReleasedAsync(sheet, cancellationToken))
            : null;

    /// <summary>The card of a pledge that is at hand.</summary>
    public async Task<Message> CardAsync(Pledge pledge, Community community, CancellationToken cancellationToken) =>
        PledgeMessages.Card(Words.In(community.Language), pledge, community, await db.CountReleasedAsync(pledge.Sheet, cancellationToken), clock.GetUtcNow());

    private Task<Pledge?> FindAsync(Sheet sheet, CancellationToken cancellationToken) =>
        db.Pledges.FirstOrDefaultAsync(pledge => pledge.SheetId == sheet.Id, cancellationToken);
}
