using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Digests;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>What a digest says of petitions: those newly opened or closed, and how far the open ones are.</summary>
internal sealed class PetitionDigest(OrganizerDb db) : IDigestSection
{
    private const int Most = 10;

    public int Order => 20;

    public async Task<DigestSection> ComposeAsync(DigestScope scope, CancellationToken cancellationToken)
    {
        var campaigns = db.CampaignIdsOf(scope.Community);
        var petitions = await db.Petitions
            .Where(petition => campaigns.Contains(petition.CampaignId))
            .Where(petition => petition.State == PetitionState.Open || petition.State == PetitionState.Closed)
            .OrderByDescending(petition => petition.Id)
            .ToListAsync(cancellationToken);
        List<Prose> lines = [];
        List<string> news = [];
        List<string> marks = [];
        foreach (var petition in petitions)
        {
            var open = petition.StateAt(scope.At) == PetitionState.Open;
            var key = $"petition/{petition.Id}/{(open ? "open" : "closed")}";
            var isNew = !scope.Told.Contains(key);
            if (lines.Count < Most && (open || isNew))
            {
                var count = await db.CountReleasedAsync(petition.Sheet, cancellationToken);
                lines.Add(PetitionMessages.InOneLine(scope.Words, petition, count, scope.At));
                marks.AddRange(Counts.MarkOf(scope.Words, petition.Code, count));
                news.AddRange(isNew ? [key] : []);
            }
        }

        return lines.Count == 0
            ? DigestSection.Empty
            : new DigestSection([new Paragraph(scope.Words.Say("petition.digest")), new Bullets(lines), .. Counts.Marks(scope.Words, marks)], news, []);
    }
}
