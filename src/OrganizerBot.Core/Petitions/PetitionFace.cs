using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>What is said in public about petitions.</summary>
internal sealed class PetitionFace(OrganizerDb db, TimeProvider clock) : ICardFace
{
    public async Task<Id<Campaign>?> CampaignAsync(Sheet sheet, CancellationToken cancellationToken) => (await FindAsync(sheet, cancellationToken))?.CampaignId;

    public async Task<Message?> CardAsync(Sheet sheet, Community community, CancellationToken cancellationToken) =>
        await FindAsync(sheet, cancellationToken) is { } petition ? await CardAsync(petition, community, cancellationToken) : null;

    public async Task<Message?> GoalReachedAsync(Sheet sheet, Words words, CancellationToken cancellationToken) =>
        await FindAsync(sheet, cancellationToken) is { } petition ? PetitionMessages.GoalReached(words, petition) : null;

    public async Task<IReadOnlyList<SheetNews>> TakeNewsAsync(Sheet sheet, CancellationToken cancellationToken)
    {
        if (await FindAsync(sheet, cancellationToken) is not { } petition)
        {
            return [];
        }

        var news = petition.TakeNews();
        var count = await db.CountReleasedAsync(sheet, cancellationToken);
        List<SheetNews> told = [];
        if (news.HasFlag(PetitionNews.Delivered))
        {
            told.Add(new SheetNews("delivered", words => LetterMessages.DeliveredInPublic(words, petition, count)));
        }

        if (news.HasFlag(PetitionNews.Answered))
        {
            // Another kind of answer than the last is told as well: the number makes it one of a kind.
            told.Add(new SheetNews($"answered.{petition.Version}", words => LetterMessages.AnsweredInPublic(words, petition)));
        }

        return told;
    }

    public async Task<Message?> ClosedAsync(Sheet sheet, Words words, CancellationToken cancellationToken) =>
        await FindAsync(sheet, cancellationToken) is { } petition
            ? PetitionMessages.ClosedInPublic(words, petition, await db.CountReleasedAsync(sheet, cancellationToken))
            : null;

    /// <summary>The card of a petition that is at hand.</summary>
    public async Task<Message> CardAsync(Petition petition, Community community, CancellationToken cancellationToken) =>
        PetitionMessages.Card(Words.In(community.Language), petition, community, await db.CountReleasedAsync(petition.Sheet, cancellationToken), clock.GetUtcNow());

    private Task<Petition?> FindAsync(Sheet sheet, CancellationToken cancellationToken) =>
        db.Petitions.FirstOrDefaultAsync(petition => petition.SheetId == sheet.Id, cancellationToken);
}
