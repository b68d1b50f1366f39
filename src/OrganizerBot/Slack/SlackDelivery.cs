using System.Text.Json.Nodes;

namespace OrganizerBot.Slack;

/// <summary>Brings answers to the one person who asked. Nobody else sees them.</summary>
internal sealed partial class SlackDelivery(SlackApi api, SlackCalls calls, SlackPictures pictures, TimeProvider clock, ILogger<SlackDelivery> logger)
{
    /// <summary>How often an address for answers may be used (docs.slack.dev, handling user interaction).</summary>
    private const int MostUses = 5;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>Makes a page an answer that only the person sees.</summary>
    /// <param name="page">Its text and blocks.</param>
    /// <param name="replaces">Whether it takes the place of the message whose button was pressed; null for where there is none.</param>
    public static JsonObject Ephemeral(JsonObject page, bool? replaces)
    {
        page["response_type"] = "ephemeral";
        page["unfurl_links"] = false;
        page["unfurl_media"] = false;
        if (replaces is { } value)
        {
            page["replace_original"] = value;
        }

        return page;
    }

    /// <summary>Posts pages one after the other.</summary>
    /// <param name="person">Who asked.</param>
    /// <param name="pages">What is said.</param>
    /// <param name="replaces">Whether the first takes the place of the message whose button was pressed.</param>
    public async Task BringAsync(SlackPerson person, IEnumerable<JsonObject> pages, bool replaces)
    {
        var used = 0;
        foreach (var (place, page) in pages.Index())
        {
            if (place > 0)
            {
                await Task.Delay(Pace, clock);
            }

            var answer = await pictures.SendAsync(page, body => person.ResponseUrl is { } address && used++ < MostUses
                ? api.AnswerAsync(address, Ephemeral(body, replaces && place == 0), CancellationToken.None)
                : PostAsync(person, body));
            if (answer is not SlackAnswer.Done)
            {
                Log.Failed(logger, Reason(answer));
                return;
            }
        }
    }

    /// <summary>What went wrong, in a word for the log.</summary>
    public static string Reason(SlackAnswer answer) => answer switch
    {
        SlackAnswer.Refused refused => refused.Code,
        SlackAnswer.Wait => "ratelimited",
        SlackAnswer.Unreached unreached => unreached.Detail,
        SlackAnswer.Lost lost => lost.Detail,
        _ => "",
    };

    private Task<SlackAnswer> PostAsync(SlackPerson person, JsonObject page)
    {
        page["channel"] = person.ChannelId;
        page["user"] = person.MemberId;
        return calls.CallAsync(person.Community, "chat.postEphemeral", page, CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(3103, LogLevel.Warning, "An answer did not reach Slack: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}
