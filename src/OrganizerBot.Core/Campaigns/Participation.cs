using OrganizerBot.Communities;

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

    /// <summary>The community that runs the campaign: it lets others take part, and may take them out.</summary>
    public Id<Community> OwnerId { get; private set; }

    /// <summary>What those who run the campaign call the community: its name is not stored.</summary>
    public Code Code { get; private set; }

    /// <summary>The channel where it was started or joined; on Slack its members count as eligible until a card is posted elsewhere.</summary>
    public string ChannelId { get; private set; } = "";

    /// <summary>Whether it takes part no longer. The row stays: whoever leaves and joins again brings no more members than the first time.</summary>
    public bool HasLeft { get; private set; }

    /// <summary>Whether those who run the campaign took it out: what a moderator of it approves appears there no more.</summary>
    public bool WasRemoved { get; private set; }

    /// <summary>Whether those who run the campaign let it in or took it out, and its moderators were not told yet.</summary>
    public bool HasNews { get; private set; }

    /// <summary>Whoever starts a campaign takes part from now on.</summary>
    public static Participation Start(Id<Campaign> campaign, Id<Community> owner, string channel) =>
        new() { CampaignId = campaign, CommunityId = owner, OwnerId = owner, Code = Code.New(), ChannelId = channel };

    /// <summary>A community that asked takes part from now on.</summary>
    public static Participation Accept(JoinRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new() { CampaignId = request.CampaignId, CommunityId = request.CommunityId, OwnerId = request.OwnerId, Code = request.Code, ChannelId = request.ChannelId, HasNews = true };
    }

    /// <summary>Takes part no longer, because its moderators say so.</summary>
    public void Leave() => (HasLeft, HasNews) = (true, false);

    /// <summary>Takes part no longer, because those who run the campaign say so.</summary>
    public void Remove() => (HasLeft, HasNews, WasRemoved) = (true, true, true);

    /// <summary>One that took part before and asked again does so again.</summary>
    public void Return(JoinRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        (HasLeft, HasNews, WasRemoved, Code, ChannelId) = (false, true, false, request.Code, request.ChannelId);
    }

    /// <summary>Its moderators were told.</summary>
    public void Tell() => HasNews = false;
}
