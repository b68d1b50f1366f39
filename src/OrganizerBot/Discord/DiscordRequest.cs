using OrganizerBot.Commands;
using OrganizerBot.Languages;

namespace OrganizerBot.Discord;

/// <summary>What Discord asks of us, understood. The list is closed.</summary>
internal abstract record DiscordRequest
{
    private DiscordRequest()
    {
    }

    /// <summary>Are you there?</summary>
    internal sealed record Ping : DiscordRequest;

    /// <summary>A command: typed, pressed, or filled in.</summary>
    /// <param name="Line">The command.</param>
    /// <param name="Visitor">Who asks.</param>
    /// <param name="Back">How it is answered.</param>
    internal sealed record Command(CommandLine Line, Visitor Visitor, DiscordReturn Back) : DiscordRequest;

    /// <summary>A button or form whose meaning we do not know (any more).</summary>
    /// <param name="Typed">What it carried.</param>
    /// <param name="Visitor">Who asks.</param>
    /// <param name="Back">How it is answered.</param>
    internal sealed record Puzzle(string Typed, Visitor Visitor, DiscordReturn Back) : DiscordRequest;

    /// <summary>What could stand here?</summary>
    /// <param name="Line">The command as far as it is typed.</param>
    /// <param name="Option">The option being typed.</param>
    /// <param name="Typed">What is typed so far.</param>
    /// <param name="Visitor">Who asks.</param>
    internal sealed record Suggest(CommandLine Line, string Option, string Typed, Visitor Visitor) : DiscordRequest;

    /// <summary>Somebody asks outside any guild.</summary>
    /// <param name="Language">The person's language.</param>
    /// <param name="IsSuggestion">Whether only suggestions were asked for.</param>
    internal sealed record Elsewhere(Language Language, bool IsSuggestion) : DiscordRequest;
}

/// <summary>How an interaction is answered.</summary>
/// <param name="Token">The secret for late answers.</param>
/// <param name="Replaces">Whether the answer takes the place of the private message it came from.</param>
/// <param name="MayOpenForm">Whether a form may be the answer: never to a form.</param>
internal sealed record DiscordReturn(string Token, bool Replaces, bool MayOpenForm);
