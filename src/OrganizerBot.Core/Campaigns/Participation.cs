using OrganizerBot.Communities;
using OrganizerBot.Messages;

namespace OrganizerBot.Campaigns;

/// <summary>A community takes part in a campaign: it sees what belongs to it, and its members sign.</summary>
public sealed class Participation
{
    private Participation()
    {
    }

    /// <summary>The campaign.</summary>
    public Id<Campaign> CampaignId { get; private set; }

    /// <summary>The community.</summary>
    public Id<Community> CommunityId { get; private set; }

    /// <summary>The channel where it was started or joined; on Slack its members count as eligible until a card is posted elsewhere.</summary>
    public string ChannelId { get; private set; } = "";

    /// <summary>Whether it takes part no longer. The row stays: whoever leaves and joins again brings no more members than the first time.</summary>
    public bool HasLeft { get; private set; }

    /// <summary>Takes part from now on.</summary>
    public static Participation Join(Id<Campaign> campaign, Id<Community> community, ChannelRef channel) =>
        new() { CampaignId = campaign, CommunityId = community, ChannelId = channel.Id };

    /// <summary>Takes part no longer.</summary>
    public void Leave() => HasLeft = true;

    /// <summary>Takes part again.</summary>
    public void Return(ChannelRef channel) => (HasLeft, ChannelId) = (false, channel.Id);
}
