using OrganizerBot.Campaigns;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Impact;

/// <summary>The sentences about what a campaign weighs that are the same wherever it is said.</summary>
internal static class ImpactLines
{
    private const int LongestTitle = 100;
    private const int MostMonths = 6;
    private const int MostForecasts = 6;

    /// <summary>Shares in percent that stand for all beyond them, too.</summary>
    private const int Most = 90;
    private const int Fewest = 10;

    /// <summary>A stage, as people call it.</summary>
    public static string Stage(Words words, HireStage stage) => words.Plain($"choice.hirestage.{OptionDescriptor.ChoiceValue(stage.ToString())}");

    /// <summary>A number of which only so much can be said: so many or more, or too few to say.</summary>
    public static Prose OrMore(Words words, int count) => count == 0 ? words.Say("impact.few") : words.Say("impact.more", ("count", count));

    /// <summary>Money to a whole unit: no digit more is known of it. Little money has its cents.</summary>
    public static string InMoney(Words words, decimal amount) => amount.ToString(amount >= 100 ? "N0" : "N2", words.Culture);

    /// <summary>A share in percent.</summary>
    public static string InPercent(Words words, decimal share) => (share * 100).ToString("0.######", words.Culture);

    /// <summary>A share in percent, as exactly as anybody can mean it.</summary>
    public static string Roughly(Words words, decimal share) => (share * 100).ToString(share >= 0.1m ? "N0" : "0.##", words.Culture);

    /// <summary>A whole number.</summary>
    public static string Whole(Words words, long number) => number.ToString("N0", words.Culture);

    /// <summary>The stages at which somebody refused, each with how many; or too few to say.</summary>
    public static string Stages(Words words, ImpactReading reading, DateOnly? month = null)
    {
        var stages = ImpactReading.Stages.Select(stage => (Stage: stage, Count: reading.Refusals(stage, month))).Where(each => each.Count > 0).ToArray();
        return stages.Length == 0
            ? words.Plain("impact.few")
            : string.Join(", ", stages.Select(each => words.Plain("impact.month.stage", ("stage", Stage(words, each.Stage)), ("count", each.Count))));
    }

    /// <summary>The last months of which something can be told.</summary>
    public static IEnumerable<Node> Months(Words words, ImpactReading reading) =>
        reading.Months.Count == 0 ? [] : [new Paragraph(words.Say("impact.months")), new Bullets([.. Months(words, reading, MostMonths)])];

    /// <summary>The last so many months of which something can be told, the latest first.</summary>
    public static IEnumerable<Prose> Months(Words words, ImpactReading reading, int most) => reading.Months.TakeLast(most).Reverse().Select(month => words.Say(
        "impact.month", ("month", month.ToString("Y", words.Culture)), ("stages", Stages(words, reading, month))));

    /// <summary>The weight, and in the same breath what it rests on: no such number stands alone.</summary>
    public static IEnumerable<Prose> Weight(Words words, ImpactReading reading)
    {
        if (reading.Stakes.Replacement is not { } replacement)
        {
            yield return words.Say("impact.cost.unsaid", ("currency", reading.Stakes.Currency.ToString()));
            yield break;
        }

        yield return reading.Weight is { } weight
            ? words.Say("impact.weight", ("low", InMoney(words, weight.Low)), ("high", InMoney(words, weight.High)), ("currency", reading.Stakes.Currency.ToString()))
            : words.Say("impact.weight.none");
        yield return words.Say(
            "impact.assumed",
            ("chances", string.Join(", ", ImpactReading.Stages.Select(stage => words.Plain(
                "impact.assumed.chance",
                ("stage", Stage(words, stage)),
                ("low", InPercent(words, reading.Stakes.Chance(stage).Value.Low)),
                ("high", InPercent(words, reading.Stakes.Chance(stage).Value.High)))))),
            ("low", InMoney(words, replacement.Value.Low)),
            ("high", InMoney(words, replacement.Value.High)),
            ("currency", reading.Stakes.Currency.ToString()));
    }

    /// <summary>What the contract brings in, if that was said.</summary>
    public static IEnumerable<Prose> Contract(Words words, ImpactReading reading)
    {
        if (reading.Stakes is not { Monthly: { } monthly, MonthlySource: { } source } stakes)
        {
            yield return words.Say("impact.contract.unsaid");
            yield break;
        }

        yield return words.Say("impact.contract.is", ("monthly", InMoney(words, monthly)), ("currency", stakes.Currency.ToString()), ("source", new UserText(source)));
        if (reading.ShareOfWorth is { } share)
        {
            yield return words.Say(
                "impact.share", ("share", InPercent(words, share)), ("worth", InMoney(words, stakes.Worth!.Value)), ("currency", stakes.Currency.ToString()), ("source", new UserText(stakes.WorthSource ?? "")));
        }
    }

    /// <summary>How many refusals a month weigh more than the contract, at the stages of those so far, and how many came of late.</summary>
    public static IEnumerable<Prose> MassSoFar(Words words, ImpactReading reading)
    {
        if (reading.CriticalMassSoFar is { } mass)
        {
            yield return words.Say("impact.mass.sofar", ("low", Whole(words, mass.Low)), ("high", Whole(words, mass.High)));
        }

        if (reading.Pace is { } pace)
        {
            var line = words.Count("impact.pace", pace);
            yield return reading.PaceOfMass is { } share
                ? line + Prose.Of(" ") + words.Say("impact.pace.share", ("low", Roughly(words, share.Low)), ("high", Roughly(words, share.High)))
                : line;
        }
    }

    /// <summary>How many of those who pledged did it, once enough have answered.</summary>
    public static IEnumerable<Prose> FollowThrough(Words words, ImpactReading reading) =>
        reading.Of(FigureKind.FollowThrough).Select(figure => words.Say(
            figure.Count >= Most ? "impact.followed.most" : figure.Count <= Fewest ? "impact.followed.few" : "impact.followed", ("share", figure.Count), ("of", figure.Of ?? 0)));

    /// <summary>When petitions reach their goals and pledges take effect, of those of which it can be said.</summary>
    public static IReadOnlyList<Prose> Forecasts(Words words, ImpactReading reading) =>
    [
        .. reading.Of(FigureKind.Signature).Concat(reading.Of(FigureKind.Pledge))
            .Select(figure => (Figure: figure, Forecast: reading.ForecastOf(figure)))
            .Where(each => each.Forecast is not null)
            .Take(MostForecasts)
            .Select(each => InWords(words, reading.History, each.Figure, each.Forecast!)),
    ];

    private static Prose InWords(Words words, History history, CampaignFigure figure, Forecast forecast)
    {
        var key = figure.Kind == FigureKind.Pledge ? "impact.forecast.pledge" : "impact.forecast.signature";
        var (title, goal) = (new UserText(figure.Subject!.Title).Shortened(LongestTitle), Whole(words, figure.Subject.Goal!.Value));
        var early = Day(history.DayIn(forecast.Early)!.Value);
        return (history.DayIn(forecast.Middle), history.DayIn(forecast.Late)) is ({ } middle, { } late)
            ? words.Say(key, ("title", title), ("goal", goal), ("early", early), ("middle", Day(middle)), ("late", Day(late)))
            : words.Say($"{key}.late", ("title", title), ("goal", goal), ("early", early));
    }

    private static Prose Day(DateOnly day) => new([new MomentSpan(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero), DayOnly: true)]);
}
