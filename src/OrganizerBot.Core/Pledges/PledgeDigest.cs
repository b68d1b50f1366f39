using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Digests;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Pledges;

/// <summary>What a digest says of pledges: those newly opened, in effect or closed, how far the open ones are, and once how many did what they had pledged.</summary>
internal sealed class PledgeDigest(OrganizerDb db) : IDigestSection
{
    private const int Most = 10;

    public int Order => 30;

    public async Task<DigestSection> ComposeAsync(DigestScope scope, CancellationToken cancellationToken)
    {
        var campaigns = db.CampaignIdsOf(scope.Community);
        var pledges = await db.Pledges
            .Where(pledge => campaigns.Contains(pledge.CampaignId))
            .Where(pledge => pledge.State != PledgeState.Draft)
            .OrderByDescending(pledge => pledge.Id)
            .ToListAsync(cancellationToken);
        List<Prose> lines = [];
        List<string> news = [];
        List<string> marks = [];
        foreach (var pledge in pledges)
        {
            var open = pledge.StateAt(scope.At) == PledgeState.Open;
            var key = $"pledge/{pledge.Id}/{(!open ? "closed" : pledge.InEffect ? "effect" : "open")}";
            var isNew = !scope.Told.Contains(key);
            if (lines.Count < Most && (open || isNew))
            {
                var count = await db.CountReleasedAsync(pledge.Sheet, cancellationToken);
                lines.Add(PledgeMessages.InOneLine(scope.Words, pledge, count, scope.At));
                marks.AddRange(Counts.MarkOf(scope.Words, pledge.Code, count));
                news.AddRange(isNew ? [key] : []);
            }

            var followed = $"pledge/{pledge.Id}/done";
            if (lines.Count < Most && pledge.Followed is { } share && !scope.Told.Contains(followed))
            {
                lines.Add(AnswerMessages.InDigest(scope.Words, pledge, share));
                news.Add(followed);
            }
        }

        return lines.Count == 0
            ? DigestSection.Empty
            : new DigestSection([new Paragraph(scope.Words.Say("pledge.digest")), new Bullets(lines), .. Counts.Marks(scope.Words, marks)], news, []);
    }
}
