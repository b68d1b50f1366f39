using System.CommandLine;

namespace OrganizerBot.Operations;

/// <summary>What may be typed after the program's name: nothing, which runs the bot, or one of a few commands.</summary>
/// <remarks>The commands of the chat are elsewhere; these are for whoever sits at a terminal.</remarks>
internal static class ProgramCommands
{
    /// <summary>Does what the command line asks.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="terminal">Where to write to; the standard streams if it is left out.</param>
    /// <param name="cancellationToken">Stops the bot.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, InvocationConfiguration? terminal = null, CancellationToken cancellationToken = default)
    {
        terminal ??= new InvocationConfiguration();
        // The host sees to signals itself and takes its time to stop; what it throws is told below or crashes, as it would without this.
        terminal.ProcessTerminationTimeout = null;
        terminal.EnableDefaultExceptionHandler = false;
        var typed = All().Parse(IsSettings(args) ? [RunBot.Name, .. args] : args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var code = await typed.InvokeAsync(terminal, cancellationToken);
        return typed.Errors.Count > 0 ? ExitCode.WrongUsage : code;
    }

    /// <summary>Whether no command was named and the settings follow at once: <c>--urls http://…</c>, <c>/urls=…</c>, <c>urls=…</c>, or nothing.</summary>
    private static bool IsSettings(string[] args) =>
        args is [] || (args[0] is not ("--help" or "--version" or "/h" or "/?") && (args[0].StartsWith("--", StringComparison.Ordinal) || args[0].StartsWith('/') || args[0].Contains('=')));

    private static RootCommand All() => new("OrganizerBot: petitions, pledges and refusals in Discord and Slack. Without a command it runs the bot.")
    {
        RunBot.Command(),
        VerifyTally.Command(),
        AskHealth.Command(),
    };
}
