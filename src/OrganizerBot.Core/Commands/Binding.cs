namespace OrganizerBot.Commands;

/// <summary>What binding a line gave: the command, or what is wrong.</summary>
/// <param name="Command">The command, when all is well.</param>
/// <param name="Problems">What is wrong, option by option.</param>
/// <param name="Unknown">Names that the command does not have.</param>
internal sealed record Binding(ICommand? Command, IReadOnlyList<OptionProblem> Problems, IReadOnlyList<string> Unknown)
{
    /// <summary>Whether nothing is wrong but that something is missing.</summary>
    public bool OnlyIncomplete => Unknown.Count == 0 && Problems.Count > 0 && Problems.All(problem => problem.Key == "problem.missing");
}

/// <summary>One thing wrong with a line.</summary>
/// <param name="Option">At which option.</param>
/// <param name="Key">Which words say it.</param>
/// <param name="Typed">What was typed there.</param>
internal sealed record OptionProblem(OptionDescriptor Option, string Key, string Typed);
