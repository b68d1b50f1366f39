using OrganizerBot.Campaigns;
using OrganizerBot.Communities;

namespace OrganizerBot.Impact;

/// <summary>What a number of a campaign was at a weekly hour: everybody could read it then. From these it is seen how it grew, and at what pace.</summary>
public sealed class PastFigure
{
    private PastFigure()
    {
    }

    /// <summary>The campaign.</summary>
    public Id<Campaign> CampaignId { get; private set; }

    /// <summary>The community that runs it.</summary>
    public Id<Community> OwnerId { get; private set; }

    /// <summary>Of what.</summary>
    public FigureKind Kind { get; private set; }

    /// <summary>The code of its petition or pledge; empty for refusals.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The day, in UTC.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The number.</summary>
    public int Count { get; private set; }

    /// <summary>Notes one.</summary>
    public static PastFigure Note(Campaign campaign, FigureKind kind, string subject, DateOnly day, int count)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return new PastFigure { CampaignId = campaign.Id, OwnerId = campaign.OwnerId, Kind = kind, Subject = subject, Day = day, Count = count };
    }
}
