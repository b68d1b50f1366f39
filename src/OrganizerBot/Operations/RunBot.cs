using System.CommandLine;
using Microsoft.Extensions.Options;

namespace OrganizerBot.Operations;

/// <summary><c>organizerbot run</c>, or no command at all: the bot, until it is stopped.</summary>
internal static class RunBot
{
    /// <summary>What is typed.</summary>
    public const string Name = "run";

    /// <summary>The command.</summary>
    public static Command Command()
    {
        var settings = new Argument<string[]>("settings")
        {
            Description = "Settings that win over the environment, such as --Storage:DataDirectory=/data or --urls http://127.0.0.1:8080.",
            Arity = ArgumentArity.ZeroOrMore,
            CaptureRemainingTokens = true,
        };
        var command = new Command(Name, $"Runs the bot. This is what happens without a command too. Exit code {ExitCode.WrongSettings}: the settings are wrong, and starting it again does not help.") { settings };
        command.SetAction((typed, cancellationToken) => RunAsync(typed.GetValue(settings) ?? [], typed.InvocationConfiguration.Error, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            await OrganizerHost.Build(new OrganizerHostOptions { Args = settings }).RunAsync(cancellationToken);
            return ExitCode.Fine;
        }
        catch (Exception refusal) when (refusal is OptionsValidationException or InvalidOperationException)
        {
            await errors.WriteLineAsync($"OrganizerBot did not start: {refusal.Message}");
            return ExitCode.WrongSettings;
        }
        catch (UnauthorizedAccessException refusal)
        {
            await errors.WriteLineAsync($"OrganizerBot did not start: {refusal.Message} It must be able to write to its data and keys folders: give them to the user it runs as (1654 in the image), for example with chown.");
            return ExitCode.WrongSettings;
        }
    }
}
