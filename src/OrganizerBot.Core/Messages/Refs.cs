namespace OrganizerBot.Messages;

/// <summary>Names a community the way its platform does: a Discord guild's id, a Slack workspace's team id.</summary>
/// <param name="Platform">Where it lives.</param>
/// <param name="Id">The platform's own id.</param>
public readonly record struct CommunityRef(Platform Platform, string Id)
{
    /// <summary>A form for logs, such as <c>discord:123</c>.</summary>
    public override string ToString() => $"{Platform}:{Id}".ToLowerInvariant();
}

/// <summary>Names a channel.</summary>
/// <param name="Platform">Where it lives.</param>
/// <param name="Id">The platform's own id.</param>
public readonly record struct ChannelRef(Platform Platform, string Id);

/// <summary>Names an account.</summary>
/// <param name="Platform">Where it lives.</param>
/// <param name="Id">The platform's own id.</param>
public readonly record struct MemberRef(Platform Platform, string Id);

/// <summary>Names a group of accounts: a Discord role, a Slack user group.</summary>
/// <param name="Platform">Where it lives.</param>
/// <param name="Id">The platform's own id.</param>
public readonly record struct GroupRef(Platform Platform, string Id);

/// <summary>Names a message that the bot posted.</summary>
/// <param name="Channel">Where it was posted.</param>
/// <param name="Id">The platform's own id: a Discord message id, a Slack <c>ts</c>.</param>
public readonly record struct MessageRef(ChannelRef Channel, string Id);
