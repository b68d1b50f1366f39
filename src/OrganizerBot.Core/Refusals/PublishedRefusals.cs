using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Communities;

namespace OrganizerBot.Refusals;

/// <summary>The refusals of a community's campaigns as <c>/refusal list</c> shows them: numbers above the floor, those whose authors asked to be named, and the same few approved words.</summary>
internal sealed class PublishedRefusals(OrganizerDb db, CompanyReader companies) : IPublishedPart
{
    /// <inheritdoc/>
    public string Name => "refusals";

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns => ["campaign", "company", "what", "stage", "month", "count", "name", "words", "role", "link"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PublishedRow>> ReadAsync(Id<Community> community, CancellationToken cancellationToken)
    {
        var own = db.CampaignIdsOf(community);
        List<PublishedRow> rows = [];
        foreach (var campaign in await db.Campaigns.AsNoTracking().Where(campaign => campaign.IsAnnounced && own.Contains(campaign.Id)).OrderBy(campaign => campaign.TargetKey).ToListAsync(cancellationToken))
        {
            rows.AddRange(Rows(campaign, await companies.ReadAsync(campaign, int.MaxValue, cancellationToken)));
        }

        return rows;
    }

    private static IEnumerable<PublishedRow> Rows(Campaign campaign, CompanyRefusals read) =>
    [
        Row(campaign, "total", count: Number(read.Counts.Total)),
        .. read.Counts.Total == 0 ? [] : read.Counts.Stages.Select(stage => Row(campaign, "stage", stage.Key, count: Number(stage.Value))),
        .. read.Named.Select(named => Row(campaign, "named", named.Refusal.Stage, named.Refusal.Month.ToString(), words: named.Testimony)),
        .. read.Quotes.Select(quote => Row(campaign, "words", words: quote)),
    ];

    private static PublishedRow Row(Campaign campaign, string what, RefusalStage? stage = null, string? month = null, string? count = null, Testimony? words = null) => PublishedRow.Of(
        ("campaign", campaign.Code.ToString()),
        ("company", campaign.Target),
        ("what", what),
        ("stage", stage is { } at ? OptionDescriptor.ChoiceValue(at.ToString()) : null),
        ("month", month),
        ("count", count),
        ("name", words?.Name),
        ("words", words?.ShownReason()),
        // A role stands behind the words it belongs to, and nowhere without them.
        ("role", words?.Reason is null ? null : words.Role),
        ("link", words?.Link));

    private static string Number(int released) => released == 0
        ? string.Create(CultureInfo.InvariantCulture, $"fewer than {PrivacyFloor.K}")
        : string.Create(CultureInfo.InvariantCulture, $"{released} or more");
}
