using System.Globalization;
using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack;

/// <summary><c>chat.scheduleMessage</c>, <c>chat.scheduledMessages.list</c> and <c>chat.deleteScheduledMessage</c>.</summary>
internal sealed class SlackScheduleMethods(SlackWorkspace workspace, SlackChatMethods chat)
{
    private const int MostInWindow = 30;
    private const int UsualPage = 100;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(120);

    /// <summary>From this long before its time a message can no longer be taken back.</summary>
    private static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(60);

    private long Now => workspace.Clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>The methods of this group.</summary>
    public static IEnumerable<SlackMethod> All(SlackWorkspace workspace)
    {
        var methods = new SlackScheduleMethods(workspace, new SlackChatMethods(workspace));
        yield return new SlackMethod("chat.scheduleMessage", true, ["channel", "post_at"], methods.Schedule);
        yield return new SlackMethod("chat.scheduledMessages.list", true, [], methods.List) { NeedsTeam = true };
        yield return new SlackMethod("chat.deleteScheduledMessage", true, ["channel", "scheduled_message_id"], methods.Delete);
    }

    private SlackAnswer Schedule(SlackArguments arguments)
    {
        if (chat.Closed(arguments, out var channel) is { } closed)
        {
            return closed;
        }

        if (!long.TryParse(arguments.Text("post_at"), CultureInfo.InvariantCulture, out var at))
        {
            return SlackAnswer.Fail("invalid_time");
        }

        if (at <= Now || at > Now + Farthest.TotalSeconds)
        {
            return SlackAnswer.Fail(at <= Now ? "time_in_past" : "time_too_far");
        }

        if (workspace.Schedule.Waiting.Count(waiting => waiting.Channel == channel.Id && Math.Abs(waiting.PostAt - at) < Window.TotalSeconds) >= MostInWindow)
        {
            return SlackAnswer.Fail("restricted_too_many");
        }

        var (read, refusal) = SlackContent.Read(arguments, "msg_too_long", workspace.Uploads);
        return read is null ? refusal! : Scheduled(Keep(channel, at, read, arguments.Values.ContainsKey("metadata")));
    }

    private SlackScheduled Keep(SlackChannel channel, long at, SlackContent read, bool isCursed)
    {
        var (content, _) = read.Cut();
        var scheduled = new SlackScheduled($"Q{SlackSecrets.Digits(10)}", channel.Id, at, Now, content.Text, content.Blocks) { LinksNames = content.LinksNames, IsCursed = isCursed };
        workspace.Schedule.Add(scheduled);
        return scheduled;
    }

    private SlackAnswer Scheduled(SlackScheduled scheduled) => SlackAnswer.Ok(new JsonObject
    {
        ["channel"] = scheduled.Channel,
        ["scheduled_message_id"] = scheduled.Id,
        ["post_at"] = scheduled.PostAt,
        ["message"] = new JsonObject
        {
            ["type"] = "delayed_message",
            ["text"] = scheduled.Text,
            ["user"] = workspace.App.BotUserId,
            ["team"] = workspace.App.TeamId,
            ["blocks"] = scheduled.Blocks?.DeepClone(),
        },
    });

    private SlackAnswer List(SlackArguments arguments)
    {
        var channel = arguments.Text("channel");
        if (channel is not null && chat.Visible(channel) is null)
        {
            return SlackAnswer.Fail("invalid_channel");
        }

        if (arguments.Text("cursor") is { } cursor && !int.TryParse(cursor, CultureInfo.InvariantCulture, out _))
        {
            return SlackAnswer.Fail("invalid_cursor");
        }

        var (start, limit) = ((int)Number(arguments, "cursor", 0), (int)Number(arguments, "limit", UsualPage));
        var (oldest, latest) = (Number(arguments, "oldest", 0), Number(arguments, "latest", long.MaxValue));
        var fitting = workspace.Schedule.Waiting.Where(waiting => (channel is null || waiting.Channel == channel) && waiting.PostAt >= oldest && waiting.PostAt <= latest).ToArray();
        return SlackAnswer.Ok(new JsonObject
        {
            ["scheduled_messages"] = new JsonArray([.. fitting.Skip(start).Take(limit).Select(Listed)]),
            ["response_metadata"] = new JsonObject { ["next_cursor"] = start + limit < fitting.Length ? (start + limit).ToString(CultureInfo.InvariantCulture) : "" },
        });
    }

    private SlackAnswer Delete(SlackArguments arguments)
    {
        if (chat.Visible(arguments.Text("channel")!) is not { } channel)
        {
            return SlackAnswer.Fail("channel_not_found");
        }

        var found = workspace.Schedule.Waiting.FirstOrDefault(waiting => waiting.Channel == channel.Id && waiting.Id == arguments.Text("scheduled_message_id"));
        if (found is null || found.PostAt - Now <= LastMoment.TotalSeconds)
        {
            return SlackAnswer.Fail("invalid_scheduled_message_id");
        }

        workspace.Schedule.Remove(found);
        return SlackAnswer.Ok([]);
    }

    // Whether Slack lists the text of a message made of blocks is not documented; a bot must not need it.
    private static JsonNode Listed(SlackScheduled waiting) => new JsonObject
    {
        ["id"] = waiting.Id,
        ["channel_id"] = waiting.Channel,
        ["post_at"] = waiting.PostAt,
        ["date_created"] = waiting.Created,
        ["text"] = waiting.Blocks is null ? waiting.Text : "",
    };

    private static long Number(SlackArguments arguments, string name, long otherwise) =>
        long.TryParse(arguments.Text(name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
