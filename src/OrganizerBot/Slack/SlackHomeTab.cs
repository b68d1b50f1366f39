using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using OrganizerBot.Commands;
using OrganizerBot.Home;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>Publishes a person's Home tab: when they open it, and after they did something there. Discord needs no twin: apps have no page there.</summary>
internal sealed partial class SlackHomeTab(HomePage page, SlackCalls calls, ILogger<SlackHomeTab> logger)
{
    private const int MarkBytes = 8;

    /// <summary>Publishes it, unless it would be what stands there already.</summary>
    /// <param name="visitor">Whose it is.</param>
    /// <param name="shown">What stands there, as far as the request tells.</param>
    /// <param name="first">What is said before everything else: an answer for which there was no other place any more.</param>
    public async Task PublishAsync(Visitor visitor, SlackShown? shown = null, Message? first = null)
    {
        var parts = await page.ComposeAsync(visitor, CancellationToken.None);
        var view = SlackRenderer.Home([.. first is null ? [] : new[] { first }, .. parts], Words.In(visitor.Language));
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SlackJson.Write(view)))[..MarkBytes]);
        if (mark == shown?.Mark)
        {
            return;
        }

        view["private_metadata"] = SlackLine.ForHome(mark);
        var arguments = new JsonObject { ["user_id"] = visitor.MemberId, ["view"] = view };
        if (shown?.Hash is { } hash)
        {
            // What was published meanwhile is newer than this.
            arguments["hash"] = hash;
        }

        if (await calls.CallAsync(visitor.Community, "views.publish", arguments, CancellationToken.None) is not SlackAnswer.Done and var answer && answer is not SlackAnswer.Refused { Code: "hash_conflict" })
        {
            Log.Refused(logger, SlackDelivery.Reason(answer));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3108, LogLevel.Warning, "Slack refused a Home tab: {Reason}")]
        public static partial void Refused(ILogger logger, string reason);
    }
}

/// <summary>The Home tab that a person has before them.</summary>
/// <param name="Mark">What it shows, as the bot marked it; null when it is none of ours.</param>
/// <param name="Hash">Slack's own mark, which changes whenever it is published.</param>
internal sealed record SlackShown(string? Mark, string? Hash);
