using System.Text.Json.Nodes;

namespace OrganizerBot.Discord;

/// <summary>Brings late answers and further pages to an interaction, while its token lives (15 minutes).</summary>
internal sealed partial class DiscordDelivery(DiscordApi api, TimeProvider clock, ILogger<DiscordDelivery> logger)
{
    private const int Attempts = 5;
    private const int UnknownWebhook = 10015;
    private const int UnknownInteraction = 10062;
    private const int UnknownMessage = 10008;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>Puts the real answer in the place of the announced one, and what follows below it.</summary>
    public async Task CompleteAsync(string token, DiscordScreen screen)
    {
        var pages = screen.Pages;
        if (screen.Files.Count > 0 && !await InsistAsync(DiscordCall.EditAnswer(api.ApplicationId, token, pages[0]).With(screen.Files)))
        {
            pages = screen.Refused;
        }

        if (screen.Files.Count == 0 || pages == screen.Refused)
        {
            await InsistAsync(DiscordCall.EditAnswer(api.ApplicationId, token, DiscordScreen.Bare(pages[0])));
        }

        await ContinueAsync(token, pages.Skip(1).Select(DiscordScreen.Hidden));
    }

    /// <summary>Posts further pages, in order, for the caller's eyes only.</summary>
    public async Task ContinueAsync(string token, IEnumerable<JsonObject> pages)
    {
        foreach (var page in pages)
        {
            await InsistAsync(DiscordCall.FollowUp(api.ApplicationId, token, page));
        }
    }

    /// <returns>Whether Discord took it.</returns>
    private async Task<bool> InsistAsync(DiscordCall call)
    {
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            var answer = await api.SendAsync(call, CancellationToken.None);
            if (answer.IsSuccess)
            {
                return true;
            }

            if (attempt == Attempts || !IsWorthwhile(answer))
            {
                Log.Undelivered(logger, answer.Summary, answer.Faults);
                return false;
            }

            await Task.Delay(answer.Wait > TimeSpan.Zero ? Min(answer.Wait, LongestPause) : pause, clock);
            pause *= 2;
        }
    }

    /// <summary>Right after our answer Discord may not know the interaction yet, so "unknown" is worth another try. A private page shown twice harms nobody.</summary>
    private static bool IsWorthwhile(DiscordAnswer answer) =>
        answer.Status is 0 or 429 or >= 500 || answer.Code is UnknownWebhook or UnknownInteraction or UnknownMessage;

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private static partial class Log
    {
        [LoggerMessage(2002, LogLevel.Warning, "Discord: an answer could not be delivered ({Summary}) {Faults}")]
        public static partial void Undelivered(ILogger logger, string summary, string faults);
    }
}
