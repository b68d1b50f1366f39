namespace OrganizerBot.Slack;

/// <summary>What Slack tells of an account (<c>users.info</c>), as far as the bot reads it.</summary>
internal sealed record SlackAccount
{
    public string? TeamId { get; init; }

    public string? Locale { get; init; }

    public bool Deleted { get; init; }

    public bool IsBot { get; init; }

    /// <summary>A guest of several channels.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>A guest of one channel.</summary>
    public bool IsUltraRestricted { get; init; }

    /// <summary>Somebody of another organisation on a shared channel.</summary>
    public bool IsStranger { get; init; }

    public SlackProfile? Profile { get; init; }

    public SlackGridUser? EnterpriseUser { get; init; }

    /// <summary>Whether the account may read here but not act.</summary>
    /// <param name="community">The workspace's id, or the organisation's.</param>
    public bool IsOutsideOf(string community) =>
        Deleted || IsBot || IsRestricted || IsUltraRestricted || IsStranger || !BelongsTo(community);

    private bool BelongsTo(string community) =>
        TeamId == community || EnterpriseUser?.EnterpriseId == community || EnterpriseUser?.Teams?.Contains(community) == true;
}

/// <summary>How others see an account.</summary>
internal sealed record SlackProfile(string? DisplayName, string? RealName);

/// <summary>An account of an organisation with several workspaces.</summary>
internal sealed record SlackGridUser(string? EnterpriseId, IReadOnlyList<string>? Teams);
