using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Commands;

/// <summary>Who a platform says is asking, from its signed request.</summary>
public sealed record Visitor
{
    /// <summary>The community, from the signed request only.</summary>
    public required CommunityRef Community { get; init; }

    /// <summary>The platform's id of the account. Never stored in clear.</summary>
    public required string MemberId { get; init; }

    /// <summary>The name others see there, as it would be printed.</summary>
    public required UserText Name { get; init; }

    /// <summary>Where the command was given.</summary>
    public required ChannelRef Channel { get; init; }

    /// <summary>The person's language.</summary>
    public required Language Language { get; init; }

    /// <summary>The community's language as the platform knows it; used when the community is first seen.</summary>
    public Language CommunityLanguage { get; init; }

    /// <summary>Whether the platform's own rights make this account a moderator (Discord: Manage Server).</summary>
    public bool ManagesCommunity { get; init; }

    /// <summary>The groups that the account is in, as far as the request tells them (Discord: roles).</summary>
    public IReadOnlyCollection<string> Groups { get; init; } = [];

    /// <summary>Whether the platform shows that the community is part of a company's organisation (Slack: Enterprise Grid).</summary>
    public bool IsInEnterprise { get; init; }

    /// <summary>Whether the account is a guest, a bot or from another organisation: it may read, not act.</summary>
    public bool IsOutsider { get; init; }

    /// <summary>Whether the platform could not be asked just now who the account is: it may read, and is asked to try again for anything else.</summary>
    public bool IsUnverified { get; init; }

    /// <summary>Whether the account is known to belong to the community.</summary>
    public bool MayAct => !IsOutsider && !IsUnverified;

    /// <summary>What makes this delivery one and the same when it comes twice: Discord's interaction id, a hash of Slack's signed request.</summary>
    public required string DeliveryId { get; init; }

    /// <summary>Whether a form was sent, so that what was typed is kept until the command succeeds.</summary>
    public bool SentForm { get; init; }
}
