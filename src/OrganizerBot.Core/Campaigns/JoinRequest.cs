using OrganizerBot.Communities;

namespace OrganizerBot.Campaigns;

/// <summary>A community asks to take part in another's campaign. It is seen by the two alone, and goes when the answer is yes, when it is taken back, or when the campaign's code to join changes.</summary>
public sealed class JoinRequest
{
    /// <summary>So many may wait for one campaign. Whoever comes after is told to wait, so that nobody floods those who decide.</summary>
    public const int MostWaiting = 5;

    private JoinRequest()
    {
    }

    /// <summary>The campaign.</summary>
    public Id<Campaign> CampaignId { get; private set; }

    /// <summary>The community that asks.</summary>
    public Id<Community> CommunityId { get; private set; }

    /// <summary>The community that runs the campaign and decides.</summary>
    public Id<Community> OwnerId { get; private set; }

    /// <summary>What both sides call it; the community keeps it when it takes part.</summary>
    public Code Code { get; private set; }

    /// <summary>The channel where it was asked; see <see cref="Participation.ChannelId"/>.</summary>
    public string ChannelId { get; private set; } = "";

    /// <summary>Whether it waits.</summary>
    public JoinRequestState State { get; private set; }

    /// <summary>Whether those whom it concerns next were not told yet: the owner's moderators of a new one, the others of a decision.</summary>
    public bool HasNews { get; private set; }

    /// <summary>Asks.</summary>
    public static JoinRequest Ask(Campaign campaign, Id<Community> community, string channel)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return new JoinRequest { CampaignId = campaign.Id, CommunityId = community, OwnerId = campaign.OwnerId, Code = Code.New(), ChannelId = channel, HasNews = true };
    }

    /// <summary>The owner says no, or takes a community out. The row stays for as long as the code to join does: with the same code the answer stays the same.</summary>
    public void Decline() => (State, HasNews) = (JoinRequestState.Declined, true);

    /// <summary>A community that was taken out was told of that; here is only noted that the code lets it in no more.</summary>
    public static JoinRequest Shut(Campaign campaign, Participation left)
    {
        ArgumentNullException.ThrowIfNull(left);
        var shut = Ask(campaign, left.CommunityId, left.ChannelId);
        (shut.State, shut.HasNews) = (JoinRequestState.Declined, false);
        return shut;
    }

    /// <summary>Those whom it concerned were told.</summary>
    public void Tell() => HasNews = false;
}

/// <summary>How far a request to join is.</summary>
public enum JoinRequestState
{
    /// <summary>Nobody has decided.</summary>
    Waiting,

    /// <summary>The owner said no.</summary>
    Declined,
}
