using OrganizerBot.Campaigns;
using OrganizerBot.Communities;

namespace OrganizerBot.Impact;

/// <summary>What a campaign is about in money, as its moderators entered it with its source, and what they take to be so.</summary>
public sealed class Stakes
{
    private Stakes()
    {
    }

    /// <summary>The campaign.</summary>
    public Id<Campaign> CampaignId { get; private set; }

    /// <summary>The community that runs it.</summary>
    public Id<Community> OwnerId { get; private set; }

    /// <summary>The money in which all of it is.</summary>
    public Currency Currency { get; private set; }

    /// <summary>What the contract brings the company in a month, if that was entered.</summary>
    public decimal? Monthly { get; private set; }

    /// <summary>Where that comes from.</summary>
    public string? MonthlySource { get; private set; }

    /// <summary>What the whole company is worth, if that was entered.</summary>
    public decimal? Worth { get; private set; }

    /// <summary>Where that comes from.</summary>
    public string? WorthSource { get; private set; }

    /// <summary>What moderators take to be so.</summary>
    public Assumptions Own { get; private set; } = new();

    /// <summary>Grows with each change, so that two changes at once are noticed.</summary>
    public int Version { get; private set; }

    /// <summary>None yet.</summary>
    public static Stakes Of(Campaign campaign)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return new Stakes { CampaignId = campaign.Id, OwnerId = campaign.OwnerId };
    }

    /// <summary>Says what it is about; null leaves a part as it is.</summary>
    public void Say(decimal? monthly, string? monthlySource, decimal? worth, string? worthSource)
    {
        (Monthly, MonthlySource, Worth, WorthSource) = (monthly ?? Monthly, monthlySource ?? MonthlySource, worth ?? Worth, worthSource ?? WorthSource);
        Version++;
    }

    /// <summary>Says in which money all of it is. What was said in another is no more, because nothing is converted.</summary>
    public void CountIn(Currency currency)
    {
        if (currency != Currency)
        {
            (Currency, Monthly, MonthlySource, Worth, WorthSource, Own) = (currency, null, null, null, null, Own with { Replacement = null });
            Version++;
        }
    }

    /// <summary>Takes something else to be so.</summary>
    public void Assume(Assumptions own) => (Own, Version) = (own, Version + 1);

    /// <summary>The chance at a stage that is reckoned with.</summary>
    public Assumption Chance(HireStage stage) => Own.Chance(stage) ?? Assumptions.Sourced.Chance(stage)!;

    /// <summary>The cost of a replacement that is reckoned with; null while nobody has said it in this money.</summary>
    public Assumption? Replacement => Own.Replacement ?? (Currency == Currency.Dollar ? Assumptions.Sourced.Replacement : null);
}
