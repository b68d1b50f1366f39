using OrganizerBot.Communities;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Commands;

/// <summary>Who is asking, with the community they ask in and what they may do there.</summary>
/// <param name="Visitor">What the platform says of them.</param>
/// <param name="Community">The community.</param>
/// <param name="Keys">The community's keys.</param>
/// <param name="IsModerator">Whether they may configure and review here.</param>
/// <param name="Delivery">The key of this delivery in the inbox; not all commands need it.</param>
public sealed record Caller(Visitor Visitor, Community Community, CommunityKeys Keys, bool IsModerator, Lazy<byte[]> Delivery)
{
    /// <summary>The key of this delivery in the inbox.</summary>
    public byte[] Inbox => Delivery.Value;

    /// <summary>The words to answer in.</summary>
    public Words Words => Words.In(Visitor.Language);

    /// <summary>The account, in a form that keys turn into a pseudonym.</summary>
    public Account Account => new(Visitor.Community, Visitor.MemberId);

    /// <summary>The name others see, as it would be printed.</summary>
    public UserText Name => Visitor.Name;

    /// <summary>Where the command was given.</summary>
    public ChannelRef Channel => Visitor.Channel;
}
