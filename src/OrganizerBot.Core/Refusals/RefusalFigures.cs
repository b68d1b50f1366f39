using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;

namespace OrganizerBot.Refusals;

/// <summary>The numbers of a campaign's refusals, by stage and by month. Those without a name are told in lots, those with one as many as there are.</summary>
internal sealed class RefusalFigures(OrganizerDb db) : ICampaignFigures
{
    public async Task<IReadOnlyList<CampaignFigure>> ReadAsync(Campaign campaign, CancellationToken cancellationToken)
    {
        var unnamed = await db.ToldRefusals(campaign.Id).Where(refusal => !refusal.Credited)
            .GroupBy(refusal => new { refusal.Stage, refusal.Month })
            .Select(cell => new { cell.Key.Stage, cell.Key.Month, Refusals = cell.Count(), Refusers = cell.Select(refusal => refusal.Pseudonym).Distinct().Count() })
            .ToListAsync(cancellationToken);
        var stages = await db.ToldRefusals(campaign.Id).Where(refusal => !refusal.Credited)
            .GroupBy(refusal => refusal.Stage)
            .Select(stage => new { stage.Key, Refusals = stage.Count(), Refusers = stage.Select(refusal => refusal.Pseudonym).Distinct().Count() })
            .ToDictionaryAsync(stage => stage.Key, stage => PrivacyFloor.Released(stage.Refusals, stage.Refusers), cancellationToken);
        var named = await db.PublishedRefusals(campaign.Id).Where(refusal => refusal.Credited)
            .GroupBy(refusal => new { refusal.Stage, refusal.Month })
            .Select(cell => new { cell.Key.Stage, cell.Key.Month, Refusals = cell.Count() })
            .ToListAsync(cancellationToken);
        var whole = Enum.GetValues<RefusalStage>().Select(stage => Figure(stage, stages.GetValueOrDefault(stage) + named.Where(cell => cell.Stage == stage).Sum(cell => cell.Refusals)));
        var cells = unnamed.Select(cell => (cell.Stage, cell.Month, Refusals: PrivacyFloor.Released(cell.Refusals, cell.Refusers)))
            .Concat(named.Select(cell => (cell.Stage, cell.Month, cell.Refusals)))
            .GroupBy(cell => (cell.Stage, cell.Month), cell => cell.Refusals)
            .Where(cell => cell.Sum() > 0)
            .Select(cell => Figure(cell.Key.Stage, cell.Sum()) with { Month = new DateOnly(cell.Key.Month.Year, cell.Key.Month.Number, 1) });
        return [.. whole, .. cells.OrderBy(cell => cell.Month).ThenBy(cell => cell.Stage)];
    }

    private static CampaignFigure Figure(RefusalStage stage, int count) =>
        new(stage == RefusalStage.Recontact ? FigureKind.Recontact : FigureKind.Refusal, count) { Stage = OptionDescriptor.ChoiceValue(stage.ToString()) };
}
