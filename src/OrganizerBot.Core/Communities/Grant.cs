namespace OrganizerBot.Communities;

/// <summary>What a platform hands over when a community installs the bot, or when a token is replaced. It is a class and not a record, so that nothing prints its secrets.</summary>
/// <param name="token">What lets the bot in.</param>
/// <param name="refresh">What a new token is got with; null where tokens do not run out.</param>
/// <param name="expiresAt">When the token runs out, UTC; null for never.</param>
public sealed class Grant(string token, string? refresh, DateTimeOffset? expiresAt)
{
    /// <summary>What lets the bot in.</summary>
    public string Token { get; } = token;

    /// <summary>What a new token is got with; null where tokens do not run out.</summary>
    public string? Refresh { get; } = refresh;

    /// <summary>When the token runs out, UTC; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; } = expiresAt;

    /// <summary>The bot's own account there.</summary>
    public string BotUserId { get; init; } = "";

    /// <summary>What the bot may do, in the platform's words, separated by commas.</summary>
    public string Scopes { get; init; } = "";

    /// <summary>Whether it holds for all workspaces of an organisation.</summary>
    public bool IsOrganisationWide { get; init; }

    /// <summary>Whether the platform shows that the community belongs to a company's organisation.</summary>
    public bool IsInEnterprise { get; init; }

    /// <summary>Whether the token should be replaced before it is used again.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="ahead">How long before its end.</param>
    public bool IsDue(DateTimeOffset now, TimeSpan ahead) => Refresh is not null && ExpiresAt is { } end && end - now <= ahead;

    /// <summary>Never the token itself.</summary>
    public override string ToString() => "a grant";
}
