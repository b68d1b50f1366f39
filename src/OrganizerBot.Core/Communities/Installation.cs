using OrganizerBot.Keys;

namespace OrganizerBot.Communities;

/// <summary>A community that installed the bot itself, with the token that lets the bot in: one of many that share a deployment.</summary>
/// <remarks>
/// Tokens are sealed (AES-256-GCM) under a key of the community, each for its own column: one that is moved to another community's row, or into the
/// other column, does not open. They go with the row at once when the bot is removed, and with the community's key when its time is over.
/// </remarks>
public sealed class Installation
{
    private const string TokenPlace = "installation/token";
    private const string RefreshPlace = "installation/refresh";

    private Installation()
    {
    }

    /// <summary>The community.</summary>
    public Id<Community> CommunityId { get; private set; }

    /// <summary>The bot's own account there.</summary>
    public string BotUserId { get; private set; } = "";

    /// <summary>What the bot may do, in the platform's words, separated by commas.</summary>
    public string Scopes { get; private set; } = "";

    /// <summary>Whether it holds for all workspaces of an organisation.</summary>
    public bool IsOrganisationWide { get; private set; }

    /// <summary>The token, sealed.</summary>
    public byte[] SealedToken { get; private set; } = [];

    /// <summary>What a new token is got with, sealed; null where tokens do not run out.</summary>
    public byte[]? SealedRefresh { get; private set; }

    /// <summary>When the token runs out, UTC; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>When the bot was last installed, UTC: a farewell from before then is none of this installation.</summary>
    public DateTimeOffset InstalledAt { get; private set; }

    /// <summary>Grows with each change, so that two changes at once are noticed.</summary>
    public int Version { get; private set; }

    /// <summary>A community's first.</summary>
    public static Installation Of(CommunityKeys keys, Grant grant, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var made = new Installation { CommunityId = new Id<Community>(keys.Community) };
        made.Replace(keys, grant, now);
        return made;
    }

    /// <summary>It was installed anew: whatever was before is replaced.</summary>
    public void Replace(CommunityKeys keys, Grant grant, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(grant);
        (BotUserId, Scopes, IsOrganisationWide, InstalledAt) = (grant.BotUserId, grant.Scopes, grant.IsOrganisationWide, now);
        Renew(keys, grant);
    }

    /// <summary>The token was replaced by the next one; all else stays.</summary>
    public void Renew(CommunityKeys keys, Grant grant)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(grant);
        (SealedToken, SealedRefresh) = (keys.Close(grant.Token, TokenPlace), grant.Refresh is { } refresh ? keys.Close(refresh, RefreshPlace) : null);
        (ExpiresAt, Version) = (grant.ExpiresAt, Version + 1);
    }

    /// <summary>The tokens, opened.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">They were sealed for another community or another column.</exception>
    public Grant Open(CommunityKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new Grant(keys.Open(SealedToken, TokenPlace), SealedRefresh is { } refresh ? keys.Open(refresh, RefreshPlace) : null, ExpiresAt)
        {
            BotUserId = BotUserId,
            Scopes = Scopes,
            IsOrganisationWide = IsOrganisationWide,
        };
    }
}
