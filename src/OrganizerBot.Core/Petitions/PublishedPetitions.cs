using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Signing;

namespace OrganizerBot.Petitions;

/// <summary>The petitions of a community that were opened, with their texts and with the numbers that were released.</summary>
internal sealed class PublishedPetitions(OrganizerDb db, TimeProvider clock) : IPublishedPart
{
    /// <inheritdoc/>
    public string Name => "petitions";

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns => ["petition", "campaign", "title", "addressee", "text", "state", .. PublishedCount.Columns("goal", "signatures"), "delivered_on", "answer", "answered_on", "answer_text"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PublishedRow>> ReadAsync(Id<Community> community, CancellationToken cancellationToken)
    {
        var campaigns = db.CampaignIdsOf(community);
        var petitions = await db.Petitions.AsNoTracking().Include(petition => petition.Sheet)
            .Where(petition => petition.State != PetitionState.Draft && campaigns.Contains(petition.CampaignId)).OrderByDescending(petition => petition.Id).ToListAsync(cancellationToken);
        var codes = await db.Campaigns.AsNoTracking().ToDictionaryAsync(campaign => campaign.Id, campaign => campaign.Code.ToString(), cancellationToken);
        List<PublishedRow> rows = [];
        foreach (var petition in petitions)
        {
            rows.Add(PublishedRow.Of(
            [
                ("petition", petition.Code.ToString()),
                ("campaign", codes[petition.CampaignId]),
                ("title", petition.Title),
                ("addressee", petition.Addressee),
                ("text", petition.Text),
                ("state", petition.StateAt(clock.GetUtcNow()).ToString().ToLowerInvariant()),
                .. PublishedCount.Of(petition.Sheet, await db.CountReleasedAsync(petition.Sheet, cancellationToken), "goal", "signatures"),
                .. Since(petition),
            ]));
        }

        return rows;
    }

    /// <summary>What came of it since it closed: the day of its letter, and the addressee's answer as everybody reads it below the petition.</summary>
    private static IEnumerable<(string Name, object? Value)> Since(Petition petition) =>
    [
        ("delivered_on", Day(petition.DeliveredOn)),
        ("answer", petition.Answer is { } answer ? OptionDescriptor.ChoiceValue(answer.Kind.ToString()) : null),
        ("answered_on", Day(petition.Answer?.On)),
        ("answer_text", petition.Answer is { Text.Length: > 0 } worded ? worded.Text : null),
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
