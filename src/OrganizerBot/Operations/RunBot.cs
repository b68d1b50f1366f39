using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using OrganizerBot.Messages;
using OrganizerBot.Operations.Doctor;
using OrganizerBot.Storage;
using OrganizerBot.Storage.Sqlite;

namespace OrganizerBot.Operations;

/// <summary><c>organizerbot run</c>, or no command at all: the bot, until it is stopped.</summary>
internal static partial class RunBot
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
        var command = new Command(Name, $"Runs the bot. This is what happens without a command too. Exit code {ExitCode.WrongSettings}: the settings are wrong, and starting it again does not help. {ExitCode.CannotWrite}: the disk is full. {ExitCode.Unavailable}: the database server does not answer.") { settings };
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

            await using var app = OrganizerHost.Build(new OrganizerHostOptions { Args = settings });
            await ServeAsync(app, cancellationToken);
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
        catch (IOException refusal) when (FullDisk.Is(refusal))
        {
            return await RefuseAsync(errors, refusal.Message, ExitCode.CannotWrite);
        }
        catch (IOException refusal)
        {
            return await RefuseAsync(errors, $"{refusal.Message} It must be able to write to its data and keys folders: look at Storage:DataDirectory and Storage:KeysDirectory, and whether their disk is there, writable and not full.");
        }
        catch (TimeoutException away)
        {
            return await RefuseAsync(errors, $"{away.Message} Whoever supervises the bot may start it again.", ExitCode.Unavailable);
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

    private static async Task ServeAsync(WebApplication app, CancellationToken cancellationToken)
    {
        if (!app.Services.GetServices<IMessenger>().Any())
        {
            Log.Nowhere(app.Logger);
        }

        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            // What had started must end before its parts are put away, or each would complain in the log that they are gone.
            await app.StopAsync(CancellationToken.None);
            throw;
        }

        await app.WaitForShutdownAsync(cancellationToken);
    }

    /// <summary>What must be right before anything is opened.</summary>
    private static string? WhyNot(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(SettingsOnce.With(settings));
        builder.AddSecretFiles();
        return Faults(builder.Environment, builder.Configuration).Select(fault => $"{fault.Setting}: {fault.What} {fault.Fix}").FirstOrDefault();
    }

    private static IEnumerable<Finding> Faults(IHostEnvironment environment, IConfiguration configuration) =>
        EnvironmentCheck.Look(environment)
            .Concat(TimeDataCheck.LookAtLanguages())
            .Concat(LogCheck.LookAtLevels(configuration))
            .Concat(KindsCheck.Look(configuration))
            .Concat(AddressCheck.Look(configuration))
            .Concat(IsSecond(configuration) ? [] : PortsCheck.Look(configuration).Concat(PortsCheck.LookAtMetrics(configuration).Where(fault => fault.Severity == Severity.Wrong)));

    /// <summary>Whether a bot runs on these files already. Then its ports are taken too, and that is the lesser news.</summary>
    private static bool IsSecond(IConfiguration configuration) =>
        StorageOptions.In(configuration) is { Engine: StorageProvider.Sqlite, DataDirectory.Length: > 0 } storage && SqliteLock.IsTaken(storage);

    private static async Task<int> RefuseAsync(TextWriter errors, string reason, int code = ExitCode.WrongSettings)
    {
        await errors.WriteLineAsync($"OrganizerBot did not start: {reason}");
        return code;
    }

    private static partial class Log
    {
        [LoggerMessage(4002, LogLevel.Warning, "Neither Discord nor Slack is set up, so nobody can reach the bot. Fill in Discord:ApplicationId and Discord:BotToken, or Slack:AppId, Slack:AppToken and Slack:BotToken, and start it again; deploy/organizerbot.env.example explains each")]
        public static partial void Nowhere(ILogger logger);
    }
}
