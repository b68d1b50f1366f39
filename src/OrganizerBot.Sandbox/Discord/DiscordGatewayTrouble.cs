using System.Collections.Concurrent;
using System.Globalization;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>A kind of trouble that the Gateway can make (<c>POST /town/faults</c> with the route <c>gateway</c>).</summary>
internal enum DiscordGatewayFault
{
    /// <summary>The next connections get no Hello.</summary>
    NoHello,

    /// <summary>The next heartbeats are not acknowledged.</summary>
    NoAck,

    /// <summary>The next events come twice.</summary>
    Duplicate,

    /// <summary>Before each of the next events come frames that nobody can read.</summary>
    Garbage,

    /// <summary>The next sessions that a bot wants to go on with are not there any more (op 9).</summary>
    LostSession,

    /// <summary>Now: every bot is asked whether it is there (op 1).</summary>
    Ask,

    /// <summary>Now: every bot is asked to come back on another connection (op 7).</summary>
    Reconnect,

    /// <summary>Now: every session is called invalid, and may be gone on with (op 9, true).</summary>
    Invalid,

    /// <summary>Now: every session is called invalid, and is gone (op 9, false).</summary>
    Ended,

    /// <summary>Now: every connection is closed with a code, written <c>close 4009</c>.</summary>
    Close,

    /// <summary>Now: every connection breaks.</summary>
    Drop,

    /// <summary>Now: the guild is away (GUILD_DELETE with <c>unavailable</c>).</summary>
    Outage,

    /// <summary>Now: the guild is back (GUILD_CREATE).</summary>
    Return,

    /// <summary>Now: the bot was removed from the guild (GUILD_DELETE).</summary>
    Removal,

    /// <summary>Now: no more sessions may be begun for as many minutes as there are calls.</summary>
    NoSessions,
}

/// <summary>Trouble that was arranged for the next frames.</summary>
internal sealed class DiscordGatewayTrouble
{
    private readonly ConcurrentDictionary<DiscordGatewayFault, int> _plans = new();

    /// <summary>Arranges trouble for the next so many; the old plan of the kind is replaced.</summary>
    public void Arrange(DiscordGatewayFault kind, int calls) => _plans[kind] = calls;

    /// <summary>Takes one, if some is left.</summary>
    public bool Take(DiscordGatewayFault kind)
    {
        while (_plans.TryGetValue(kind, out var left) && left > 0)
        {
            if (_plans.TryUpdate(kind, left - 1, left))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads the name of a kind, and the code in <c>close 4009</c>.</summary>
    /// <exception cref="TownException">There is no such kind.</exception>
    public static (DiscordGatewayFault Kind, int Code) Read(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is [var word, ..] && Enum.TryParse<DiscordGatewayFault>(word, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(word[0]))
        {
            return kind != DiscordGatewayFault.Close
                ? (kind, 0)
                : words is [_, var number] && int.TryParse(number, CultureInfo.InvariantCulture, out var code) && code is >= 1000 and <= 4999
                    ? (kind, code)
                    : throw new TownException("Say with which code to close, such as \"close 4009\".");
        }

        throw new TownException($"The gateway has no trouble called {name}; there are {string.Join(", ", Enum.GetNames<DiscordGatewayFault>())}.");
    }
}
