using System.Text.Json.Serialization;

namespace OrganizerBot.Impact;

/// <summary>What moderators take to be so instead of the product's own figures. What is null is the product's.</summary>
public sealed record Assumptions
{
    /// <summary>The chance that somebody whom a recruiter wrote to is hired in the end.</summary>
    public Assumption? RecruiterMessage { get; init; }

    /// <summary>The chance that somebody who is interviewed is.</summary>
    public Assumption? Interview { get; init; }

    /// <summary>The chance that somebody who got an offer is.</summary>
    public Assumption? Offer { get; init; }

    /// <summary>What it costs to fill one place otherwise, in the campaign's money.</summary>
    public Assumption? Replacement { get; init; }

    /// <summary>The product's own, with their sources; the cost in dollars of the United States.</summary>
    /// <remarks>
    /// A recruiter's message: of all candidates one in 100 was hired, of those whom the company wrote to first one in 72 (Lever, 4 million candidates, 2015 to 2016).
    /// An offer: 69 of a hundred are accepted in small companies (Lever, 2017), more than 80 by engineers in large ones (Talent Board, CandE, 2023).
    /// An interview: 31 to 42 of a hundred lead to an offer (Lever; NACE), of which as many are accepted.
    /// A replacement: from 21 % of a year's pay, the median of 30 case studies (Boushey and Glynn, 2012), to nine months of it (SHRM); the pay is the median of
    /// software developers in the United States in May 2023, 132,270 dollars (Bureau of Labor Statistics).
    /// </remarks>
    [JsonIgnore]
    public static Assumptions Sourced { get; } = new()
    {
        RecruiterMessage = new(new Interval(0.01m, 0.014m), "Lever, Little Grey Book of Recruiting Benchmarks, 2016: one in 100 of all candidates, one in 72 of those written to"),
        Interview = new(new Interval(0.21m, 0.34m), "Interviews that led to an offer: 31 % (Lever) and 42 % (NACE), in trueplan.io, 2021; times offers accepted"),
        Offer = new(new Interval(0.69m, 0.80m), "Offers accepted: 69 % (Lever, in workforce.com, 2017), above 80 % (Talent Board, CandE 2023, engineers)"),
        Replacement = new(new Interval(27_800, 99_200), "21 % of a year's pay (Boushey and Glynn, Center for American Progress, 2012) to nine months of it (SHRM); the pay: 132,270 USD (US Bureau of Labor Statistics, software developers, May 2023)"),
    };

    /// <summary>The chance at a stage.</summary>
    public Assumption? Chance(HireStage stage) => stage switch
    {
        HireStage.RecruiterMessage => RecruiterMessage,
        HireStage.Interview => Interview,
        HireStage.Offer => Offer,
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    /// <summary>The same with another chance at a stage.</summary>
    public Assumptions With(HireStage stage, Assumption? chance) => stage switch
    {
        HireStage.RecruiterMessage => this with { RecruiterMessage = chance },
        HireStage.Interview => this with { Interview = chance },
        HireStage.Offer => this with { Offer = chance },
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };
}
