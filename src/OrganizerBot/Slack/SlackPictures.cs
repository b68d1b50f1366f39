using System.Globalization;
using System.Text.Json.Nodes;
using OrganizerBot.Messages;
using OrganizerBot.Pictures;

namespace OrganizerBot.Slack;

/// <summary>Draws the charts of a message and brings them up, so that its blocks can show them. On white, as Slack is unless somebody asks otherwise.</summary>
/// <remarks>
/// A picture goes up without a channel: it is seen only where a message of the bot shows it (docs.slack.dev, slack_file). Slack looks through a file before it takes it in a block,
/// and refuses the whole message until then; so whoever sends one waits and tries again, and at last sends words in place of pictures.
/// </remarks>
internal sealed partial class SlackPictures(SlackUploads uploads, ChartPress press, TimeProvider clock, ILogger<SlackPictures> logger)
{
    private const int Attempts = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>The same message with pictures that Slack has. Where it does not take them, their words stand in their place.</summary>
    public async Task<Message> BringUpAsync(Message message, CommunityRef community, CancellationToken cancellationToken)
    {
        Chart[] charts = [.. message.Nodes.OfType<Chart>()];
        if (charts.Length == 0)
        {
            return message;
        }

        var (parts, problem) = await uploads.SendAsync(charts.Select(Draw), community, cancellationToken);
        string[] ids = [.. parts.Select(part => part!["id"]!.ToString())];
        problem ??= await uploads.CompleteAsync(parts, conversation: null, community, cancellationToken);
        if (problem is not null)
        {
            Log.Refused(logger, problem);
            return message;
        }

        var shown = 0;
        return message with { Nodes = [.. message.Nodes.Select(node => node is Chart chart ? chart with { Shown = ids[shown++] } : node)] };
    }

    /// <summary>The same for a reply.</summary>
    public async Task<Reply> BringUpAsync(Reply reply, CommunityRef community) =>
        reply is Reply.Say say ? new Reply.Say(await BringUpAsync(say.Message, community, CancellationToken.None)) : reply;

    /// <summary>Sends a page that may show pictures, until Slack takes it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="send">Sends it. It is given a page of its own each time.</param>
    public async Task<SlackAnswer> SendAsync(JsonObject page, Func<JsonObject, Task<SlackAnswer>> send)
    {
        if (!HasPictures(page))
        {
            return await send(page);
        }

        for (var attempt = 1; ; attempt++)
        {
            var answer = await send(attempt <= Attempts ? page.DeepClone().AsObject() : InWords(page));
            if (attempt > Attempts || answer is not SlackAnswer.Refused { Code: "invalid_blocks" or "invalid_blocks_format" or "http_400" } refused)
            {
                return answer;
            }

            Log.Refused(logger, refused.Code);
            if (attempt < Attempts)
            {
                await Task.Delay(attempt * Pause, clock);
            }
        }
    }

    /// <summary>Whether a page shows pictures.</summary>
    public static bool HasPictures(JsonObject page) => page["blocks"] is JsonArray blocks && blocks.Any(IsPicture);

    private static JsonObject InWords(JsonObject page)
    {
        var told = page.DeepClone().AsObject();
        told["blocks"] = new JsonArray([.. told["blocks"]!.AsArray().Select(block => IsPicture(block) ? SlackBlocks.Small(block!["alt_text"]!.ToString()) : block!.DeepClone())]);
        return told;
    }

    private static bool IsPicture(JsonNode? block) => block?["type"]?.ToString() == "image";

    private MessageFile Draw(Chart chart, int index) => new(
        string.Create(CultureInfo.InvariantCulture, $"chart-{index + 1}.png"), "image/png", press.Draw(chart, ChartSize.Chat, isDark: false), chart.Words);

    private static partial class Log
    {
        [LoggerMessage(3127, LogLevel.Warning, "Slack did not take a picture: {Reason}")]
        public static partial void Refused(ILogger logger, string reason);
    }
}
