namespace OrganizerBot.Discord;

/// <summary>Answers what came by the Gateway: the answer goes by REST, within three seconds of the event, and only once.</summary>
internal sealed partial class DiscordSocketAnswers(DiscordResponder responder, DiscordApi api, TimeProvider clock, ILogger<DiscordSocketAnswers> logger)
{
    /// <summary>How long Discord waits for the first answer.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    private const int AlreadyAnswered = 40060;
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    /// <summary>Does what is asked and answers.</summary>
    /// <param name="id">The interaction's id.</param>
    /// <param name="token">Its secret.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="late">How much of the time was over when it came.</param>
    public async Task AnswerAsync(string id, string token, DiscordRequest request, TimeSpan late)
    {
        var until = clock.GetUtcNow() + Deadline - late;
        var response = await responder.AnswerAsync(request, late);
        if (await IsTakenAsync(DiscordCall.Answer(id, token, response.Body.Json), until))
        {
            response.Afterwards?.Invoke();
        }
    }

    /// <summary>Whether Discord took it, or may have: an answer that got lost on the way back is found out by the second try, which is refused as such.</summary>
    private async Task<bool> IsTakenAsync(DiscordCall call, DateTimeOffset until)
    {
        for (var pause = FirstPause; ; pause *= 2)
        {
            var answer = await TryAsync(call);
            if (answer.IsSuccess || answer.Code == AlreadyAnswered)
            {
                return true;
            }

            var isWorthwhile = answer.Status is 0 or StatusCodes.Status429TooManyRequests or >= 500;
            var wait = answer.Wait > pause ? answer.Wait : pause;
            if (!isWorthwhile || clock.GetUtcNow() + wait >= until)
            {
                Log.Unanswered(logger, answer.Summary, answer.Faults);
                return isWorthwhile && answer.WasWritten;
            }

            await Task.Delay(wait, clock);
        }
    }

    private async Task<DiscordAnswer> TryAsync(DiscordCall call)
    {
        using var patience = new CancellationTokenSource(OneTry, clock);
        try
        {
            return await api.SendAsync(call, patience.Token);
        }
        catch (OperationCanceledException)
        {
            return DiscordAnswer.Lost;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2022, LogLevel.Warning, "Discord: an interaction was not answered in time ({Summary}) {Faults}")]
        public static partial void Unanswered(ILogger logger, string summary, string faults);
    }
}
