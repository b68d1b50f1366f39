using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Digests;
using OrganizerBot.Messages;

namespace OrganizerBot.Refusals;

/// <summary>What a digest says of refusals: new ones in numbers once three different people are behind them, approved words, and those with a name at once.</summary>
internal sealed class RefusalDigest(OrganizerDb db, RefusalDesk desk, SettledHour hour) : IDigestSection
{
    private const string KeyPrefix = "refusal/";
    private const int MostQuotes = 5;
    private const int MostNamed = 10;

    public int Order => 10;

    /// <summary>A full hour that has begun is kept before any digest is composed.</summary>
    public Task PrepareAsync(CancellationToken cancellationToken) => hour.KeepAsync(cancellationToken);

    public async Task<DigestSection> ComposeAsync(DigestScope scope, CancellationToken cancellationToken)
    {
        var own = db.CampaignIdsOf(scope.Community);
        var campaigns = await db.Campaigns
            .Where(campaign => campaign.IsAnnounced && own.Contains(campaign.Id))
            .OrderBy(campaign => campaign.TargetKey).ToListAsync(cancellationToken);
        List<Node> nodes = [];
        List<string> news = [];
        foreach (var campaign in campaigns)
        {
            await ComposeAsync(campaign, scope, nodes, news, cancellationToken);
        }

        // Said where nothing waits too: a sentence that comes and goes would tell the minute in which somebody refused.
        Prose[] held = campaigns.Count == 0 ? [] : [scope.Words.Say("refusal.held", ("floor", PrivacyFloor.K))];
        return new DigestSection(nodes.Count == 0 ? [] : [new Paragraph(scope.Words.Say("refusal.digest")), .. nodes], news, held);
    }

    /// <summary>What a digest tells is part of the numbers from then on, in every view.</summary>
    public async Task NoteAsync(IReadOnlyList<string> news, CancellationToken cancellationToken)
    {
        var told = IdsIn(news);
        foreach (var refusal in await db.Refusals.Where(refusal => told.Contains(refusal.Id) && !refusal.IsTold).ToListAsync(cancellationToken))
        {
            refusal.Tell();
        }
    }

    /// <summary>The refusals among what a digest tells.</summary>
    public static Id<Refusal>[] IdsIn(IReadOnlyList<string> news) =>
        [.. news.Where(key => key.StartsWith(KeyPrefix, StringComparison.Ordinal)).Select(key => new Id<Refusal>(Guid.ParseExact(key[KeyPrefix.Length..], "N")))];

    private async Task ComposeAsync(Campaign campaign, DigestScope scope, List<Node> nodes, List<string> news, CancellationToken cancellationToken)
    {
        var published = await db.PublishedRefusals(campaign.Id).Where(refusal => refusal.IsSettled).OrderBy(refusal => refusal.Id).ToListAsync(cancellationToken);
        var untold = published.Where(refusal => !scope.Told.Contains(KeyOf(refusal))).ToArray();
        var batch = PrivacyFloor.Batch([.. untold.Where(refusal => !refusal.Credited)]);
        nodes.AddRange(RefusalMessages.InDigest(scope.Words, campaign, batch));
        news.AddRange(batch.Select(KeyOf));

        await AddNamedAsync([.. untold.Where(refusal => refusal.Credited).Take(MostNamed)], scope, nodes, news, cancellationToken);
        var heard = published.Where(refusal => !refusal.Credited && (batch.Contains(refusal) || scope.Told.Contains(KeyOf(refusal))));
        await AddQuotesAsync(heard.Where(refusal => refusal.SealedTestimony is not null && !scope.Told.Contains(WordsKeyOf(refusal))), scope, nodes, news, cancellationToken);
    }

    private async Task AddNamedAsync(IReadOnlyList<Refusal> named, DigestScope scope, List<Node> nodes, List<string> news, CancellationToken cancellationToken)
    {
        foreach (var refusal in named)
        {
            if (await desk.ReadAsync(refusal, cancellationToken) is { Name: not null } testimony)
            {
                nodes.AddRange(RefusalMessages.NamedInDigest(scope.Words, refusal, testimony));
                news.Add(KeyOf(refusal));
            }
        }
    }

    /// <summary>Words stand apart from the numbers, in an order that tells nothing; those that do not fit come with the next digest.</summary>
    private async Task AddQuotesAsync(IEnumerable<Refusal> refusals, DigestScope scope, List<Node> nodes, List<string> news, CancellationToken cancellationToken)
    {
        var quoted = 0;
        foreach (var refusal in refusals)
        {
            if (quoted < MostQuotes && await desk.ReadAsync(refusal, cancellationToken) is { } testimony && RefusalMessages.Quoted(testimony).ToArray() is { Length: > 0 } words)
            {
                nodes.AddRange(words);
                news.Add(WordsKeyOf(refusal));
                quoted++;
            }
        }
    }

    private static string KeyOf(Refusal refusal) => $"{KeyPrefix}{refusal.Id}";

    private static string WordsKeyOf(Refusal refusal) => $"words/{refusal.Id}";
}
