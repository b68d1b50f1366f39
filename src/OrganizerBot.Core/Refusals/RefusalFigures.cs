using Microsoft.EntityFrameworkCore;
using OrganizerBot.Campaigns;
using OrganizerBot.Commands;

namespace OrganizerBot.Refusals;

/// <summary>The numbers of a campaign's refusals, by stage and by month. Those without a name are told in lots, those with one as many as there are, from the weekly hour after their approval on.</summary>
internal sealed class RefusalFigures(OrganizerDb db) : ICampaignFigures
{
    public async Task<IReadOnlyList<CampaignFigure>> ReadAsync(Campaign campaign, IReadOnlyList<string> news, CancellationToken cancellationToken)
    {
        var told = db.ToldRefusals(campaign.Id, RefusalDigest.IdsIn(news)).Where(refusal => !refusal.Credited);
        var unnamed = await told
            .GroupBy(refusal => new { refusal.Stage, refusal.Month })
            .Select(cell => new { cell.Key.Stage, cell.Key.Month, Refusals = cell.Count(), Refusers = cell.Select(refusal => refusal.Pseudonym).Distinct().Count() })
            .ToListAsync(cancellationToken);
        var stages = await told
            .GroupBy(refusal => refusal.Stage)
            .Select(stage => new { stage.Key, Refusals = stage.Count(), Refusers = stage.Select(refusal => refusal.Pseudonym).Distinct().Count() })
            .ToDictionaryAsync(stage => stage.Key, stage => PrivacyFloor.Released(stage.Refusals, stage.Refusers), cancellationToken);
        var named = await db.PublishedRefusals(campaign.Id).Where(refusal => refusal.Credited && refusal.ToldSince != null)
            .GroupBy(refusal => new { refusal.Stage, refusal.Month, refusal.IsPublic })
            .Select(cell => new { cell.Key.Stage, cell.Key.Month, cell.Key.IsPublic, Refusals = cell.Count() })
            .ToListAsync(cancellationToken);
        var whole = Enum.GetValues<RefusalStage>().Select(stage => Figure(stage, Together(
            stages.GetValueOrDefault(stage),
            named.Where(cell => cell.Stage == stage && cell.IsPublic).Sum(cell => cell.Refusals),
            named.Where(cell => cell.Stage == stage && !cell.IsPublic).Sum(cell => cell.Refusals))));
        var cells = unnamed.Select(cell => (cell.Stage, cell.Month, Unnamed: PrivacyFloor.Released(cell.Refusals, cell.Refusers), Public: 0, Chat: 0))
            .Concat(named.Select(cell => (cell.Stage, cell.Month, Unnamed: 0, Public: cell.IsPublic ? cell.Refusals : 0, Chat: cell.IsPublic ? 0 : cell.Refusals)))
            .GroupBy(cell => (cell.Stage, cell.Month))
            .Select(cell => (cell.Key, Count: Together(cell.Sum(part => part.Unnamed), cell.Sum(part => part.Public), cell.Sum(part => part.Chat))))
            .Where(cell => cell.Count > 0)
            .Select(cell => Figure(cell.Key.Stage, cell.Count) with { Month = new DateOnly(cell.Key.Month.Year, cell.Key.Month.Number, 1) });
        return [.. whole, .. cells.OrderBy(cell => cell.Month).ThenBy(cell => cell.Stage)];
    }

    /// <summary>Whoever chose to be named in the chat and not on the public page is counted only among others: these numbers stand on the page, too.</summary>
    private static int Together(int unnamed, int named, int namedInChat) =>
        unnamed + named + (unnamed + named + namedInChat >= PrivacyFloor.K ? namedInChat : 0);

    private static CampaignFigure Figure(RefusalStage stage, int count) =>
        new(stage == RefusalStage.Recontact ? FigureKind.Recontact : FigureKind.Refusal, count) { Stage = OptionDescriptor.ChoiceValue(stage.ToString()) };
}
