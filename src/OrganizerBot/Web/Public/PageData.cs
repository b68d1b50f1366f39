using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OrganizerBot.Campaigns;
using OrganizerBot.Impact;
using OrganizerBot.Members;
using OrganizerBot.PublicPages;

namespace OrganizerBot.Web.Public;

/// <summary>A campaign's public page as data. Every number is one that the chat shows; days are never more exact than days.</summary>
/// <param name="Address">The page.</param>
/// <param name="Code">The campaign's code, as people type it.</param>
/// <param name="Target">The organisation that it is about.</param>
/// <param name="Demand">What it asks for, if that was said.</param>
/// <param name="LiftCondition">What would end it, if that was said.</param>
/// <param name="Hashtag">Its hashtag without the #, if there is one.</param>
/// <param name="Sources">Where to read more, as its moderators wrote it.</param>
/// <param name="State">running, won or ended.</param>
/// <param name="PublicSince">The day on which the page was published.</param>
/// <param name="AsOf">The day on which this was read, UTC.</param>
/// <param name="Figures">Its numbers.</param>
/// <param name="Weight">What its refusals have cost the target so far; null while there is nothing to weigh.</param>
/// <param name="Contract">What it is about in money; null while nobody has said.</param>
/// <param name="CriticalMass">How many refusals a month at a stage outweigh the contract, where that can be told.</param>
/// <param name="CriticalMassSoFar">The same at the stages of the refusals so far, all of them together.</param>
/// <param name="Pace">How many refusals came of late; null while that is not known.</param>
/// <param name="Months">Refusals by month and stage; what few people stand behind is left out.</param>
/// <param name="Forecasts">When petitions reach their goals and pledges take effect at the pace of the last four weeks, of those of which it can be said.</param>
/// <param name="FollowThrough">How many of those who pledged did it, once enough have answered.</param>
/// <param name="Assumptions">What the weight rests on, each with its source.</param>
/// <param name="Petitions">The petitions that were opened, the newest first.</param>
/// <param name="Pledges">The pledges that were opened, the newest first.</param>
/// <param name="Refusals">Approved refusals whose authors chose to be named in public, the latest first.</param>
internal sealed record PageData(
    string Address,
    string Code,
    string Target,
    string? Demand,
    string? LiftCondition,
    string? Hashtag,
    string? Sources,
    string State,
    DateOnly PublicSince,
    DateOnly AsOf,
    FiguresData Figures,
    RangeData? Weight,
    ContractData? Contract,
    IReadOnlyList<MassData> CriticalMass,
    MassData? CriticalMassSoFar,
    PaceData? Pace,
    IReadOnlyList<MonthData> Months,
    IReadOnlyList<ForecastData> Forecasts,
    FollowThroughData? FollowThrough,
    IReadOnlyList<AssumptionData> Assumptions,
    IReadOnlyList<SheetData> Petitions,
    IReadOnlyList<SheetData> Pledges,
    IReadOnlyList<RefusalData> Refusals)
{
    /// <summary>Writes it.</summary>
    public static byte[] Write(PublicPage page, PublicAddress address) => JsonSerializer.SerializeToUtf8Bytes(Of(page, address), PageJson.Readable.PageData);

    private static PageData Of(PublicPage page, PublicAddress address)
    {
        var (campaign, impact) = (page.Campaign, page.Impact);
        return new PageData(
            address.Of(campaign)?.AbsoluteUri ?? "",
            campaign.Code.ToString(),
            campaign.Target,
            campaign.Demand,
            campaign.LiftCondition,
            campaign.Hashtag,
            campaign.Sources,
            campaign.State.ToString().ToLowerInvariant(),
            campaign.PublicSince!.Value,
            page.Today,
            FiguresData.Of(impact),
            impact.Weight is { } weight ? new RangeData(weight.Low, weight.High, impact.Stakes.Currency.ToString()) : null,
            ContractData.Of(impact),
            [.. ImpactReading.Stages.Select(stage => MassData.Of(Typed(stage), impact.CriticalMass(stage))).OfType<MassData>()],
            MassData.Of("all", impact.CriticalMassSoFar),
            PaceData.Of(impact),
            [.. from month in impact.Months from stage in ImpactReading.Stages where impact.Refusals(stage, month) > 0 select new MonthData(month.ToString("yyyy-MM", CultureInfo.InvariantCulture), Typed(stage), impact.Refusals(stage, month))],
            [.. impact.Figures.Select(figure => ForecastData.Of(impact, figure)).OfType<ForecastData>()],
            impact.Of(FigureKind.FollowThrough).Select(figure => new FollowThroughData(figure.Count, figure.Of ?? 0)).SingleOrDefault(),
            AssumptionData.Of(impact.Stakes),
            [.. page.Sheets.Where(sheet => sheet.Kind == PublicSheetKind.Petition).Select(sheet => SheetData.Of(sheet, address))],
            [.. page.Sheets.Where(sheet => sheet.Kind == PublicSheetKind.Pledge).Select(sheet => SheetData.Of(sheet, address))],
            [.. page.Refusals.Select(refusal => new RefusalData(
                refusal.Name, PublicPage.Typed(refusal.Stage), refusal.Month.ToString(), refusal.Reason, refusal.Role, refusal.Link, refusal.Since))]);
    }

    /// <summary>A stage as it is typed, such as <c>recruiter-message</c>.</summary>
    internal static string Typed(HireStage stage) => PublicPage.Typed(stage);
}

/// <summary>A campaign's numbers. What is told in lots is so many or more, and 0 stands for fewer than three.</summary>
/// <param name="Offers">Refusals of an offer; so many or more.</param>
/// <param name="Interviews">Refusals of an interview; so many or more.</param>
/// <param name="RecruiterMessages">Refusals of a recruiter's message; so many or more.</param>
/// <param name="Refusals">All of these together; so many or more.</param>
/// <param name="Recontacts">How often the target wrote again after a refusal; so many or more.</param>
/// <param name="Signatures">Released signatures under all its petitions.</param>
/// <param name="Pledges">Released names under all its pledges.</param>
internal sealed record FiguresData(int Offers, int Interviews, int RecruiterMessages, int Refusals, int Recontacts, int Signatures, int Pledges)
{
    /// <summary>The numbers of a reading.</summary>
    public static FiguresData Of(ImpactReading impact) => new(
        impact.Refusals(HireStage.Offer),
        impact.Refusals(HireStage.Interview),
        impact.Refusals(HireStage.RecruiterMessage),
        impact.Count(FigureKind.Refusal),
        impact.Count(FigureKind.Recontact),
        impact.Count(FigureKind.Signature),
        impact.Count(FigureKind.Pledge));
}

/// <summary>Refusals of a month at a stage.</summary>
/// <param name="Month">The month, such as 2026-11.</param>
/// <param name="Stage">offer, interview or recruiter-message.</param>
/// <param name="Count">So many or more.</param>
internal sealed record MonthData(string Month, string Stage, int Count);

/// <summary>When a petition reaches its goal or a pledge takes effect: in at least eight of ten cases between the first and the last day.</summary>
/// <param name="Code">The code of the petition or pledge.</param>
/// <param name="Goal">How many are wanted.</param>
/// <param name="Early">The first day.</param>
/// <param name="Middle">The day by which it is as likely as not; null where it lies more than two years ahead.</param>
/// <param name="Late">The last day; null where it lies more than two years ahead.</param>
internal sealed record ForecastData(string Code, int Goal, DateOnly Early, DateOnly? Middle, DateOnly? Late)
{
    /// <summary>That of a number; null where too little is known.</summary>
    public static ForecastData? Of(ImpactReading impact, CampaignFigure figure) => impact.ForecastOf(figure) is { } forecast
        ? new ForecastData(figure.Subject!.Code.ToString(), figure.Subject.Goal!.Value, impact.History.DayIn(forecast.Early)!.Value, impact.History.DayIn(forecast.Middle), impact.History.DayIn(forecast.Late))
        : null;
}

/// <summary>How many of those who pledged did it.</summary>
/// <param name="Share">So many in a hundred of those who answered, in tens; 90 stands for all that is more, 10 for all that is less.</param>
/// <param name="Of">So many or more answered.</param>
internal sealed record FollowThroughData(int Share, int Of);

/// <summary>An amount of money of which only the least and the most are known.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The most.</param>
/// <param name="Currency">Its three letters (ISO 4217).</param>
internal sealed record RangeData(decimal Low, decimal High, string Currency);

/// <summary>What the contract brings that a campaign is about.</summary>
/// <param name="Monthly">In a month.</param>
/// <param name="Currency">In which money.</param>
/// <param name="Source">Where that comes from.</param>
/// <param name="Worth">What the whole company is worth, if that was said.</param>
/// <param name="WorthSource">Where that comes from.</param>
/// <param name="ShareOfWorth">What comes in over a year as a share of that: 0.01 is one percent.</param>
internal sealed record ContractData(decimal Monthly, string Currency, string? Source, decimal? Worth, string? WorthSource, decimal? ShareOfWorth)
{
    /// <summary>That of a reading; null where nobody has said it.</summary>
    public static ContractData? Of(ImpactReading impact) => impact.Stakes is { Monthly: { } monthly } stakes
        ? new ContractData(monthly, stakes.Currency.ToString(), stakes.MonthlySource, stakes.Worth, stakes.WorthSource, impact.ShareOfWorth)
        : null;
}

/// <summary>From how many refusals a month at a stage on they outweigh the contract.</summary>
/// <param name="Stage">offer, interview or recruiter-message; all for the stages of the refusals so far.</param>
/// <param name="Low">At the least.</param>
/// <param name="High">At the most.</param>
internal sealed record MassData(string Stage, long Low, long High)
{
    /// <summary>That of a stage; null where it cannot be told.</summary>
    public static MassData? Of(string stage, (long Low, long High)? mass) => mass is var (low, high) ? new MassData(stage, low, high) : null;
}

/// <summary>How many refusals came of late.</summary>
/// <param name="LastFourWeeks">So many joined the numbers in the last four whole weeks.</param>
/// <param name="Low">At the least, what a month at that pace is of what outweighs the contract: 1 is as much. Null where too little came, or too little was said.</param>
/// <param name="High">The same at the most.</param>
internal sealed record PaceData(int LastFourWeeks, decimal? Low, decimal? High)
{
    /// <summary>Nobody knows a pace to a part of this.</summary>
    private const int Decimals = 4;

    /// <summary>That of a reading; null while it is not known.</summary>
    public static PaceData? Of(ImpactReading impact) => impact.Pace is not { } pace ? null
        : impact.PaceOfMass is { } share ? new PaceData(pace, decimal.Round(share.Low, Decimals), decimal.Round(share.High, Decimals))
        : new PaceData(pace, null, null);
}

/// <summary>Something that is taken to be so.</summary>
/// <param name="What">offer, interview or recruiter-message: the chance that a refusal at that stage would have become a hire, from 0 to 1. replacement: what it costs to fill a place otherwise, in the campaign's money.</param>
/// <param name="Low">The least.</param>
/// <param name="High">The most.</param>
/// <param name="Source">Where it comes from.</param>
internal sealed record AssumptionData(string What, decimal Low, decimal High, string Source)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<AssumptionData> Of(Stakes stakes) =>
    [
        .. ImpactReading.Stages.Select(stage => Of(PageData.Typed(stage), stakes.Chance(stage))),
        .. stakes.Replacement is { } replacement ? [Of("replacement", replacement)] : Array.Empty<AssumptionData>(),
    ];

    private static AssumptionData Of(string what, Assumption assumption) => new(what, assumption.Value.Low, assumption.Value.High, assumption.Source);
}

/// <summary>A refusal whose author chose to be named in public.</summary>
/// <param name="Name">The author's name.</param>
/// <param name="Stage">offer, interview, recruiter-message or recontact.</param>
/// <param name="Month">The month in which it happened, such as 2026-11.</param>
/// <param name="Reason">What the author wrote, shortened as in the chat.</param>
/// <param name="Role">For which work, if that was said.</param>
/// <param name="Link">An address about it, if one was given.</param>
/// <param name="Since">The day since which it is public: that of a weekly hour, and nothing more exact.</param>
internal sealed record RefusalData(string Name, string Stage, string Month, string? Reason, string? Role, string? Link, DateOnly Since);

/// <summary>How the data is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PageData))]
internal sealed partial class PageJson : JsonSerializerContext
{
    /// <summary>With letters as they are: it is read by people too, and never stands inside of HTML.</summary>
    public static PageJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
