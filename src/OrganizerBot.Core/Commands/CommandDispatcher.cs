using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrganizerBot.Communities;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Pulse;

namespace OrganizerBot.Commands;

/// <summary>The way of every command, whichever platform and whether typed, pressed or filled in: read, authorise, bind, handle, save, answer.</summary>
public sealed partial class CommandDispatcher(CommandCatalog catalog, IServiceScopeFactory scopes, BotMetrics metrics, TimeProvider clock, ILogger<CommandDispatcher> logger)
{
    private const int Attempts = 3;

    private readonly SuggestionPace _pace = new(clock);

    /// <summary>Runs a typed line.</summary>
    public Task<Reply> DispatchAsync(string text, Visitor visitor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        var reading = CommandText.Read(text, catalog);
        var words = Words.In(visitor.Language);
        return reading.Problem switch
        {
            null => DispatchAsync(reading.Line, visitor, cancellationToken),
            CommandReadingProblem.UnknownCommand => Task.FromResult<Reply>(Unknown(reading.Culprit ?? "", visitor)),
            CommandReadingProblem.UnclosedQuote => Task.FromResult<Reply>(CommandMessages.UnclosedQuote(words, catalog.Find(reading.Line.Path)!.Usage)),
            _ => Task.FromResult<Reply>(CommandMessages.TooMuch(words, reading.Culprit ?? "", catalog.Find(reading.Line.Path)!.Usage)),
        };
    }

    /// <summary>Runs a line.</summary>
    /// <returns>What the caller is told. It never throws but on cancellation: a defect is logged with a reference that the caller sees too.</returns>
    public async Task<Reply> DispatchAsync(CommandLine line, Visitor visitor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(visitor);
        var words = Words.In(visitor.Language);
        if (catalog.Find(line.Path) is not { } command)
        {
            return Unknown(line.Path, visitor);
        }

        var began = clock.GetUtcNow();
        try
        {
            var reply = await AttemptAsync(command, line, visitor, cancellationToken);
            Tell(command, visitor, OutcomeOf(reply), began);
            return reply;
        }
#pragma warning disable CA1031 // One of the house's three catch-alls: the edge where a defect becomes a sentence with a reference.
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var reference = Code.New().ToString();
            Log.Broke(logger, command.Path, reference, e);
            Tell(command, visitor, CommandOutcome.Failed, began);
            return e is UncertainException ? await ReadAgainAsync(words, reference, line, visitor, cancellationToken) : CommandMessages.Broken(words, reference, line);
        }
    }

    private async Task<Reply> ReadAgainAsync(Words words, string reference, CommandLine line, Visitor visitor, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Aftermath>().IsStoredAsync(visitor, cancellationToken) switch
        {
            true => CommandMessages.Stored(words),
            false => CommandMessages.Broken(words, reference, line),
            null => CommandMessages.Uncertain(words, reference, line),
        };
    }

    /// <summary>Suggests values for the option that somebody is typing. Nothing is suggested to those who may not use the command.</summary>
    public async Task<IReadOnlyList<Choice>> SuggestAsync(CommandLine line, string option, string typed, Visitor visitor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(visitor);
        if (catalog.Find(line.Path) is not { } command || command.Find(option)?.Details.Suggest is not { } suggest || !_pace.Allows(visitor.Community, visitor.MemberId))
        {
            return [];
        }

        await using var scope = scopes.CreateAsyncScope();
        var caller = await scope.ServiceProvider.GetRequiredService<CommunityRegister>().RecogniseAsync(visitor, cancellationToken, command.MindsModerators);
        return Refusal(command, caller) is null
            ? await ((ISuggestions)scope.ServiceProvider.GetRequiredService(suggest)).SuggestAsync(typed, caller, cancellationToken)
            : [];
    }

    private async Task<Reply> AttemptAsync(CommandDescriptor command, CommandLine line, Visitor visitor, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            if (attempt == 1 && await scope.ServiceProvider.GetRequiredService<IShortWay>().TryAsync(command, line, visitor, cancellationToken) is { } reply)
            {
                return reply;
            }

            // SQLite never yields, and whoever answers a platform watches the time.
            await Task.Yield();
            var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
            try
            {
                return await scope.ServiceProvider.GetRequiredService<CommandRun>().RunAsync(command, line, visitor, cancellationToken);
            }
            catch (Exception e) when (db.WasOvertaken(e) && attempt < Attempts)
            {
                if (BotMetrics.IsModerators(command))
                {
                    Log.Overtaken(logger, command.Path, attempt);
                }
            }
        }
    }

    /// <summary>A log line has a time: one for each signature would tell when somebody signed, so members' commands have none.</summary>
    private void Tell(CommandDescriptor command, Visitor visitor, CommandOutcome outcome, DateTimeOffset began)
    {
        var platform = visitor.Community.Platform;
        metrics.Handled(command, platform, outcome);
        BotTraces.Command(command, platform, outcome, began, clock.GetUtcNow());
        if (BotMetrics.IsModerators(command))
        {
            Log.Handled(logger, command.Path, platform);
        }
    }

    private Message Unknown(string typed, Visitor visitor)
    {
        metrics.Handled(null, visitor.Community.Platform, CommandOutcome.Unknown);
        var words = Words.In(visitor.Language);
        return NearestCommand.To(typed, catalog) is { } near ? CommandMessages.Near(words, typed, near) : CommandMessages.Unknown(words, typed);
    }

    private static CommandOutcome OutcomeOf(Reply reply) => reply switch
    {
        Reply.Say { Message.IsFailure: true } => CommandOutcome.Failed,
        Reply.Ask => CommandOutcome.Asked,
        Reply.Mend => CommandOutcome.Corrected,
        _ => CommandOutcome.Answered,
    };

    internal static Message? Refusal(CommandDescriptor command, Caller caller) => command.Policy switch
    {
        CommandPolicy.Member or CommandPolicy.Signer or CommandPolicy.Moderator when caller.Visitor.IsUnverified => CommandMessages.Unverified(caller.Words),
        CommandPolicy.Moderator when !caller.IsModerator => CommandMessages.ModeratorsOnly(caller.Words),
        CommandPolicy.Member or CommandPolicy.Signer when caller.Visitor.IsOutsider => CommandMessages.MembersOnly(caller.Words),
        CommandPolicy.Signer when !caller.Community.TakesSignatures => OwnershipMessages.SigningOff(caller.Words, caller.Community),
        _ => null,
    };

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Information, "{Command} on {Platform}")]
        public static partial void Handled(ILogger logger, string command, Platform platform);

        [LoggerMessage(1002, LogLevel.Debug, "{Command}: somebody was faster, attempt {Attempt} runs again")]
        public static partial void Overtaken(ILogger logger, string command, int attempt);

        [LoggerMessage(1003, LogLevel.Error, "{Command} failed (ref {Reference})")]
        public static partial void Broke(ILogger logger, string command, string reference, Exception exception);
    }
}
