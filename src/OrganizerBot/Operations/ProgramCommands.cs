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
        OwnFiles.Insist();
        terminal ??= new InvocationConfiguration();
        // The host sees to signals itself and takes its time to stop; what it throws is told below or crashes, as it would without this.
        terminal.ProcessTerminationTimeout = null;
        terminal.EnableDefaultExceptionHandler = false;
        // The bot takes its whole line as settings; other commands have words of their own among them.
        var (settings, rest) = IsSettings(args) || args[0] == RunBot.Name ? ([], args) : TypedSettings.Split(args);
        var typed = All(settings).Parse(IsSettings(args) ? [RunBot.Name, .. args] : rest, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var code = await typed.InvokeAsync(terminal, cancellationToken);
        return typed.Errors.Count > 0 ? ExitCode.WrongUsage : code;
    }

    /// <summary>Whether no command was named and the settings follow at once: <c>--urls http://…</c>, <c>/urls=…</c>, <c>urls=…</c>, or nothing.</summary>
    private static bool IsSettings(string[] args) =>
        args is [] || (args[0] is not ("--help" or "--version" or "/h" or "/?") && (args[0].StartsWith("--", StringComparison.Ordinal) || args[0].StartsWith('/') || args[0].Contains('=')));

    private static RootCommand All(string[] settings)
    {
        var root = new RootCommand("OrganizerBot: petitions, pledges and refusals in Discord and Slack. Without a command it runs the bot. Settings such as --Storage:DataDirectory=/data may stand anywhere in the line.")
        {
            RunBot.Command(),
            RunDoctor.Command(settings),
            MigrateDatabase.Command(settings),
            BackUpDatabase.Command(settings),
            RestoreDatabase.Command(settings),
            RotateKeys.Command(settings),
            SyncCommands.Command(settings),
            PrintManifest.Command(settings),
            ShowClaimCode.Command(settings),
            ExportPublished.Command(settings),
            VerifyTally.Command(),
            AskHealth.Command(settings),
        };
        root.Options.OfType<VersionOption>().Single().Action = new ShowVersion();
        return root;
    }
}
