using OrganizerBot.Campaigns;
using OrganizerBot.Commands;

namespace OrganizerBot.Impact;

/// <summary>What a campaign weighs, from numbers that everybody may read.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Stakes">What it is about, and what is taken to be so.</param>
/// <param name="Figures">The numbers.</param>
public sealed record ImpactReading(Campaign Campaign, Stakes Stakes, IReadOnlyList<CampaignFigure> Figures)
{
    /// <summary>Refusals at a stage; of those without a name so many or more.</summary>
    public int Refusals(HireStage stage)
    {
        var typed = OptionDescriptor.ChoiceValue(stage.ToString());
        return Figures.Where(figure => figure is { Kind: FigureKind.Refusal, Month: null } && figure.Stage == typed).Sum(figure => figure.Count);
    }

    /// <summary>How many there are of a kind.</summary>
    public int Count(FigureKind kind) => Figures.Where(figure => figure.Kind == kind && figure.Month is null).Sum(figure => figure.Count);

    /// <summary>What the refusals weigh; null while there are none to weigh, or nobody has said what a replacement costs in this money.</summary>
    public Interval? Weight => Stakes.Replacement is { } replacement && Count(FigureKind.Refusal) > 0
        ? EconomicWeight.Of(Enum.GetValues<HireStage>().Select(stage => (Refusals(stage), Stakes.Chance(stage).Value)), replacement.Value)
        : null;

    /// <summary>How many refusals a month at a stage outweigh the contract; null where nobody has said enough to tell, or no number is enough.</summary>
    public (long Low, long High)? CriticalMass(HireStage stage) => Stakes is { Monthly: > 0 and { } monthly, Replacement: { } replacement }
        ? EconomicWeight.CriticalMass(monthly, Stakes.Chance(stage).Value, replacement.Value)
        : null;

    /// <summary>The contract's share of what the company is worth, a year; null where that was not said.</summary>
    public decimal? ShareOfWorth => Stakes is { Monthly: { } monthly, Worth: > 0 and { } worth } ? EconomicWeight.ShareOfWorth(monthly, worth) : null;
}
