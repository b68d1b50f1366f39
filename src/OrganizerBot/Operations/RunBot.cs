using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using OrganizerBot.Operations.Doctor;

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
        var command = new Command(Name, $"Runs the bot. This is what happens without a command too. Exit code {ExitCode.WrongSettings}: the settings are wrong, and starting it again does not help. {ExitCode.Unavailable}: the database server does not answer.") { settings };
        command.SetAction((typed, cancellationToken) => RunAsync(typed.GetValue(settings) ?? [], typed.InvocationConfiguration.Error, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, TextWriter errors, CancellationToken cancellationToken)
    {
        try
        {
            if (WhyNot(settings) is { } reason)
            {
                return await RefuseAsync(errors, reason);
            }

            await OrganizerHost.Build(new OrganizerHostOptions { Args = settings }).RunAsync(cancellationToken);
            return ExitCode.Fine;
        }
        catch (UnauthorizedAccessException refusal)
        {
            return await RefuseAsync(errors, $"{refusal.Message} It must be able to write to its data and keys folders: give them to the user it runs as (1654 in the image), for example with chown.");
        }
        catch (IOException refusal) when (refusal.InnerException is AddressInUseException)
        {
            return await RefuseAsync(errors, $"{refusal.Message} Stop what listens there, or let the bot listen elsewhere (Urls or ASPNETCORE_HTTP_PORTS).");
        }
        catch (IOException refusal)
        {
            return await RefuseAsync(errors, $"{refusal.Message} It must be able to write to its data and keys folders: look at Storage:DataDirectory and Storage:KeysDirectory, and whether their disk is there, writable and not full.");
        }
        catch (TimeoutException away)
        {
            await errors.WriteLineAsync($"OrganizerBot did not start: {away.Message} Whoever supervises the bot may start it again.");
            return ExitCode.Unavailable;
        }
        catch (OperationCanceledException)
        {
            // Told to stop while it was still starting.
            return ExitCode.Fine;
        }
        catch (Exception refusal) when (Errand.Understand(refusal) is { Code: ExitCode.WrongSettings } understood)
        {
            return await RefuseAsync(errors, understood.Sentence);
        }
    }

    /// <summary>What must be right before anything is opened.</summary>
    private static string? WhyNot(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(SettingsOnce.With(settings));
        return EnvironmentCheck.Look(builder.Environment).Concat(TimeDataCheck.LookAtLanguages()).Concat(LogCheck.LookAtLevels(builder.Configuration)).Concat(AddressCheck.Look(builder.Configuration))
            .Select(fault => $"{fault.Setting}: {fault.What} {fault.Fix}").FirstOrDefault();
    }

    private static async Task<int> RefuseAsync(TextWriter errors, string reason)
    {
        await errors.WriteLineAsync($"OrganizerBot did not start: {reason}");
        return ExitCode.WrongSettings;
    }
}
