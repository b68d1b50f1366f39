using System.Text.Json.Nodes;
using OrganizerBot.Commands;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Slack;

/// <summary>Hands files to the one person who asked, in their direct messages: the only place on Slack where nobody else of the workspace sees them. A message that only one person sees cannot hold files.</summary>
/// <remarks>
/// The file goes up first and is shared last, so that nothing half stands there. The conversation is found by writing to the account, for which
/// <c>chat:write</c> is enough; <c>conversations.open</c> would need one scope more.
/// </remarks>
internal sealed partial class SlackFiles(SlackUploads uploads, SlackCalls calls, ILogger<SlackFiles> logger)
{
    /// <summary>Hands over the files of a reply, if it has any, and says where they are, or that Slack did not take them.</summary>
    public async Task<Reply> HandOverAsync(Reply reply, Visitor visitor)
    {
        if (reply is not Reply.Say { Message: { Files.Count: > 0 } message })
        {
            return reply;
        }

        var words = Words.In(visitor.Language);
        if (await ShareAsync(message.Files, visitor, words) is not { } reason)
        {
            return new Reply.Say(message with { Files = [], Nodes = [.. message.Nodes, new Paragraph(words.Say("platform.slack.files.sent"))] });
        }

        Log.Refused(logger, reason);
        return new Reply.Say(Message.Of(words.Say("platform.slack.files.refused", ("reason", reason))) with { Buttons = message.Buttons });
    }

    /// <returns>Null when they are there; otherwise Slack's word for what is wrong.</returns>
    private async Task<string?> ShareAsync(IReadOnlyList<MessageFile> files, Visitor visitor, Words words)
    {
        var (parts, problem) = await uploads.SendAsync(files, visitor.Community, CancellationToken.None);
        if (problem is not null)
        {
            return problem;
        }

        var greeting = new JsonObject { ["channel"] = visitor.MemberId, ["text"] = words.Plain("platform.slack.files.title"), ["unfurl_links"] = false, ["unfurl_media"] = false };
        var opened = await calls.CallAsync(visitor.Community, "chat.postMessage", greeting, CancellationToken.None);
        if (opened is not SlackAnswer.Done done || SlackUploads.Text(done.Body, "channel") is not { } conversation)
        {
            return SlackUploads.Reason(opened);
        }

        return await uploads.CompleteAsync(parts, conversation, visitor.Community, CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(3126, LogLevel.Warning, "Slack did not take files for a moderator: {Reason}")]
        public static partial void Refused(ILogger logger, string reason);
    }
}
