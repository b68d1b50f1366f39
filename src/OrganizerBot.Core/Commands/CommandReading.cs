namespace OrganizerBot.Commands;

/// <summary>What a typed line was read as.</summary>
/// <param name="Line">The line, as far as it was understood.</param>
/// <param name="Problem">Why it cannot be used, or null.</param>
/// <param name="Culprit">The words that were not understood, if any.</param>
public sealed record CommandReading(CommandLine Line, CommandReadingProblem? Problem, string? Culprit);

/// <summary>Why a typed line cannot be used.</summary>
public enum CommandReadingProblem
{
    /// <summary>No command is called so.</summary>
    UnknownCommand,

    /// <summary>A quotation mark was opened and not closed.</summary>
    UnclosedQuote,

    /// <summary>More values than the command has options.</summary>
    TooMuch,
}
