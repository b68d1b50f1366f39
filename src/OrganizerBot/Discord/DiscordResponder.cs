using System.Text.Json.Nodes;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;
using OrganizerBot.Pulse;

namespace OrganizerBot.Discord;

/// <summary>Answers requests in time: at once when the work is done within two of Discord's three seconds, otherwise with an announcement and later with the answer.</summary>
internal sealed partial class DiscordResponder(
    CommandDispatcher dispatcher, DiscordPainter painter, DiscordErrands errands, DiscordDelivery delivery, BotMetrics metrics, TimeProvider clock, ILogger<DiscordResponder> logger)
{
    private const int Pong = 1;
    private const int Suggestions = 8;
    private const int MostSuggestions = 25;
    private const int LongestSuggestion = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The response to a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="late">How much of Discord's time was over when it came.</param>
    public Task<DiscordResponse> AnswerAsync(DiscordRequest request, TimeSpan late = default) => metrics.AcknowledgeAsync(Platform.Discord, () => ChooseAsync(request, late));

    private Task<DiscordResponse> ChooseAsync(DiscordRequest request, TimeSpan late) => request switch
    {
        DiscordRequest.Ping => Now(new(new JsonObject { ["type"] = Pong })),
        DiscordRequest.Elsewhere { IsSuggestion: true } => Now(Suggested([])),
        DiscordRequest.Elsewhere elsewhere => ShowAsync(words => Task.FromResult(DiscordPainter.Elsewhere(words)), elsewhere.Language, new DiscordReturn("", false, false), late),
        DiscordRequest.Suggest typing => SuggestAsync(typing, late),
        DiscordRequest.Puzzle puzzle => ShowAsync(words => Task.FromResult(DiscordPainter.Unknown(puzzle.Typed, words)), puzzle.Visitor.Language, puzzle.Back, late),
        DiscordRequest.Command command => ShowAsync(words => RunAsync(command, words), command.Visitor.Language, command.Back, late),
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.GetType().Name, "An unknown request."),
    };

    /// <summary>No token cancels it: a command that has begun is finished, whether or not the one who gave it still listens.</summary>
    private async Task<DiscordScreen> RunAsync(DiscordRequest.Command command, Words words) =>
        painter.Paint(await dispatcher.DispatchAsync(command.Line, command.Visitor, CancellationToken.None), words);

    /// <summary>Shows what comes of it. Files come with the later answer in any case: they go up in a call of their own.</summary>
    private async Task<DiscordResponse> ShowAsync(Func<Words, Task<DiscordScreen>> work, Language language, DiscordReturn back, TimeSpan late)
    {
        var words = Words.In(language);
        var drawing = errands.Watch(DrawAsync());
        if (await IsDoneInTimeAsync(drawing, late) && Finished(drawing, words) is { Files.Count: 0 } screen)
        {
            var rest = screen.Rest(back).ToArray();
            return new DiscordResponse(screen.Response(back), rest.Length == 0 ? null : () => errands.Begin(() => delivery.ContinueAsync(back.Token, rest)));
        }

        return new DiscordResponse(DiscordScreen.Deferred(back), () => errands.Begin(async () =>
        {
            await ((Task)drawing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await delivery.CompleteAsync(back.Token, Finished(drawing, words));
        }));

        // A defect is one of the drawing, whenever it comes to light.
        async Task<DiscordScreen> DrawAsync() => await work(words);
    }

    private async Task<DiscordResponse> SuggestAsync(DiscordRequest.Suggest typing, TimeSpan late)
    {
        var looking = errands.Begin(() => dispatcher.SuggestAsync(typing.Line, typing.Option, typing.Typed, typing.Visitor, CancellationToken.None));
        return new DiscordResponse(Suggested(await IsDoneInTimeAsync(looking, late) && looking.IsCompletedSuccessfully ? await looking : []), null);
    }

    private async Task<bool> IsDoneInTimeAsync(Task work, TimeSpan late)
    {
        await work.WaitAsync(late < Patience ? Patience - late : TimeSpan.Zero, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return work.IsCompleted;
    }

    /// <summary>The screen, or one that says that drawing it failed: a defect is never an HTTP error, which Discord would show as "did not respond".</summary>
    private DiscordScreen Finished(Task<DiscordScreen> drawing, Words words)
    {
        if (drawing.IsCompletedSuccessfully)
        {
            return drawing.Result;
        }

        var reference = Code.New().ToString();
        Log.NotDrawn(logger, reference);
        return DiscordPainter.Broken(reference, words);
    }

    private static DiscordBody Suggested(IEnumerable<Choice> choices) => new(new JsonObject
    {
        ["type"] = Suggestions,
        ["data"] = new JsonObject
        {
            ["choices"] = new JsonArray([.. choices.Take(MostSuggestions).Select(choice => new JsonObject
            {
                ["name"] = UserText.Cut(choice.Label.Length == 0 ? choice.Value : choice.Label, LongestSuggestion),
                ["value"] = UserText.Cut(choice.Value, LongestSuggestion),
            })]),
        },
    });

    private static Task<DiscordResponse> Now(DiscordBody body) => Task.FromResult(new DiscordResponse(body, null));

    private static partial class Log
    {
        [LoggerMessage(2003, LogLevel.Error, "Discord: an answer could not be drawn (ref {Reference}); the error stands beside")]
        public static partial void NotDrawn(ILogger logger, string reference);
    }
}

/// <summary>A response, and what is to be done once it is out.</summary>
/// <param name="Body">The response.</param>
/// <param name="Afterwards">What follows it, if anything.</param>
internal sealed record DiscordResponse(DiscordBody Body, Action? Afterwards);
