using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Digests;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>What a digest says of petitions: those newly opened, closed, delivered or answered, and how far the open ones are.</summary>
internal sealed class PetitionDigest(OrganizerDb db) : IDigestSection
{
    private const int Most = 10;

    public int Order => 20;

    public async Task<DigestSection> ComposeAsync(DigestScope scope, CancellationToken cancellationToken)
    {
        var campaigns = db.CampaignIdsOf(scope.Community);
        var petitions = await db.Petitions
            .Where(petition => campaigns.Contains(petition.CampaignId))
            .Where(petition => petition.State != PetitionState.Draft)
            .OrderByDescending(petition => petition.Id)
            .ToListAsync(cancellationToken);
        List<Prose> lines = [];
        List<string> news = [];
        List<string> marks = [];
        foreach (var petition in petitions)
        {
            var open = petition.StateAt(scope.At) == PetitionState.Open;
            var key = $"petition/{petition.Id}/{Stage(petition, scope.At)}";
            var isNew = !scope.Told.Contains(key);
            if (lines.Count < Most && (open || isNew))
            {
                var count = await db.CountReleasedAsync(petition.Sheet, cancellationToken);
                lines.Add(PetitionMessages.InOneLine(scope.Words, petition, count, scope.At));
                lines.AddRange(isNew && petition.Answer is { } answer ? [LetterMessages.InOneLine(scope.Words, petition, answer)] : []);
                marks.AddRange(Counts.MarkOf(scope.Words, petition.Code, count));
                news.AddRange(isNew ? [key] : []);
            }
        }

        return lines.Count == 0
            ? DigestSection.Empty
            : new DigestSection([new Paragraph(scope.Words.Say("petition.digest")), new Bullets(lines), .. Counts.Marks(scope.Words, marks)], news, []);
    }

    /// <summary>How far it is, and which kind of answer came: whichever is new is told once.</summary>
    private static string Stage(Petition petition, DateTimeOffset at) =>
        petition.StateAt(at).ToString().ToLowerInvariant() + (petition.AnswerKind is { } kind ? $".{kind}" : "");
}
