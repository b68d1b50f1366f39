using System.Text.Json;

namespace OrganizerBot.Discord;

/// <summary>Which servers the bot is in, as far as Discord has told this process: so that an outage is told from a farewell, and a return from an invitation.</summary>
internal sealed class DiscordSocketGuilds
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _known = [];

    /// <summary>A session began: Discord lists all servers, of which it tells more one by one.</summary>
    public void List(JsonElement ready)
    {
        if (ready.ValueKind != JsonValueKind.Object || !ready.TryGetProperty("guilds", out var guilds) || guilds.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        lock (_gate)
        {
            _known.UnionWith(guilds.EnumerateArray().Select(Id).OfType<string>());
        }
    }

    /// <summary>Discord tells of a server.</summary>
    /// <returns>The server, if the bot has just been invited to it, or null.</returns>
    public string? Invitation(JsonElement guild)
    {
        lock (_gate)
        {
            return Id(guild) is { } id && _known.Add(id) ? id : null;
        }
    }

    /// <summary>A server is gone. With <c>unavailable</c>, whatever its value, it is an outage of Discord's; without, the bot was removed.</summary>
    /// <returns>The server that the bot was removed from, or null.</returns>
    public string? Removal(JsonElement guild)
    {
        if (Id(guild) is not { } id || guild.TryGetProperty("unavailable", out _))
        {
            return null;
        }

        lock (_gate)
        {
            _known.Remove(id);
        }

        return id;
    }

    private static string? Id(JsonElement guild) => DiscordSocketFrame.TextIn(guild, "id") is { } id && DiscordSnowflake.IsOne(id) ? id : null;
}
