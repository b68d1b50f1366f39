using OrganizerBot.Campaigns;
using OrganizerBot.Commands;

namespace OrganizerBot.Impact;

/// <summary>What a campaign weighs, from numbers that everybody may read.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Stakes">What it is about, and what is taken to be so.</param>
/// <param name="Figures">The numbers.</param>
/// <param name="History">How they grew.</param>
public sealed record ImpactReading(Campaign Campaign, Stakes Stakes, IReadOnlyList<CampaignFigure> Figures, History History)
{
    /// <summary>So long is a month, in spans of four weeks: a twelfth of 365.25 days.</summary>
    private const decimal MonthOfWeeks = 365.25m / 12 / (7 * Forecast.Weeks);

    /// <summary>A hundredth of a percent: less of a critical mass is not worth saying.</summary>
    private const decimal LeastShare = 0.0001m;

    /// <summary>The stages of a refusal, the nearest to a hire first.</summary>
    public static IReadOnlyList<HireStage> Stages { get; } = [.. Enum.GetValues<HireStage>().OrderDescending()];

    /// <summary>The months of which something may be told, the oldest first.</summary>
    public IReadOnlyList<DateOnly> Months => [.. Figures.Where(figure => figure.Kind == FigureKind.Refusal).Select(figure => figure.Month).OfType<DateOnly>().Distinct().Order()];

    /// <summary>What the refusals weigh; null while there are none to weigh, or nobody has said what a replacement costs in this money.</summary>
    public Interval? Weight => Stakes.Replacement is { } replacement && Count(FigureKind.Refusal) > 0
        ? EconomicWeight.Of(Stages.Select(stage => (Refusals(stage), Stakes.Chance(stage).Value)), replacement.Value)
        : null;

    /// <summary>How many refusals a month outweigh the contract, if they come at the same stages as those so far; null where nothing can be told.</summary>
    public (long Low, long High)? CriticalMassSoFar => Count(FigureKind.Refusal) is > 0 and var all
        ? CriticalMassAt(EconomicWeight.Mean([.. Stages.Select(stage => (Refusals(stage), Stakes.Chance(stage).Value))], all))
        : null;

    /// <summary>The contract's share of what the company is worth, a year; null where that was not said.</summary>
    public decimal? ShareOfWorth => Stakes is { Monthly: { } monthly, Worth: > 0 and { } worth } ? EconomicWeight.ShareOfWorth(monthly, worth) : null;

    /// <summary>Petitions or pledges with their numbers.</summary>
    public IEnumerable<CampaignFigure> Of(FigureKind kind) => Figures.Where(figure => figure.Kind == kind && figure.Month is null);

    /// <summary>How many there are of a kind.</summary>
    public int Count(FigureKind kind) => Of(kind).Sum(figure => figure.Count);

    /// <summary>Refusals at a stage; of those without a name so many or more.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="month">The first day of a month; null for all of them.</param>
    public int Refusals(HireStage stage, DateOnly? month = null)
    {
        var typed = OptionDescriptor.ChoiceValue(stage.ToString());
        return Figures.Where(figure => figure.Kind == FigureKind.Refusal && figure.Month == month && figure.Stage == typed).Sum(figure => figure.Count);
    }

    /// <summary>How many refusals a month at a stage outweigh the contract; null where nobody has said enough to tell, or no number is enough.</summary>
    public (long Low, long High)? CriticalMass(HireStage stage) => CriticalMassAt(Stakes.Chance(stage).Value);

    /// <summary>When a petition reaches its goal, or a pledge takes effect, at the pace of the last four weeks; null where too little is known, or nothing is missing.</summary>
    public Forecast? ForecastOf(CampaignFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return figure.Subject is { IsOpen: true, Goal: { } goal } subject
            ? Forecast.Of(goal - figure.Count, History.WeeksOf(figure.Kind, subject))
            : null;
    }

    /// <summary>How many refusals joined the numbers in the last four whole weeks; null where that is not known, or there are none at all.</summary>
    public int? Pace => Count(FigureKind.Refusal) > 0 && History.WeeksOf(FigureKind.Refusal) is { Count: > 0 } weeks ? weeks.Sum() : null;

    /// <summary>What a month at that pace is of what outweighs the contract: 1 is as much. Null where too little came to say anything, it is next to nothing, or nobody has said enough to tell.</summary>
    public Interval? PaceOfMass => Pace is >= Forecast.Least and { } pace && CriticalMassSoFar is { } mass && pace * MonthOfWeeks / mass.High is >= LeastShare and var low
        ? new Interval(low, pace * MonthOfWeeks / mass.Low)
        : null;

    private (long Low, long High)? CriticalMassAt(Interval chance) => Stakes is { Monthly: > 0 and { } monthly, Replacement: { } replacement }
        ? EconomicWeight.CriticalMass(monthly, chance, replacement.Value)
        : null;
}
