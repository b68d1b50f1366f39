using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack;

/// <summary><c>chat.*</c>.</summary>
internal sealed class SlackChatMethods(SlackWorkspace workspace)
{
    private const int MostUpdatedText = 4000;

    /// <summary>The methods of this group.</summary>
    public static IEnumerable<SlackMethod> All(SlackWorkspace workspace)
    {
        var methods = new SlackChatMethods(workspace);
        yield return new SlackMethod("chat.postMessage", true, ["channel"], methods.Post);
        yield return new SlackMethod("chat.postEphemeral", true, ["channel", "user"], methods.PostEphemeral);
        yield return new SlackMethod("chat.update", true, ["channel", "ts"], methods.Update);
        yield return new SlackMethod("chat.delete", true, ["channel", "ts"], methods.Delete);
        yield return new SlackMethod("chat.getPermalink", false, ["channel", "message_ts"], methods.Permalink);
    }

    private SlackAnswer Post(SlackArguments arguments)
    {
        if (Closed(arguments, out var channel) is { } closed)
        {
            return closed;
        }

        if (TooManyAttachments(arguments))
        {
            return SlackAnswer.Fail("too_many_attachments");
        }

        var (read, refusal) = SlackContent.Read(arguments, "msg_blocks_too_long", workspace.Uploads);
        if (read is null)
        {
            return refusal!;
        }

        var repeated = arguments.Text("client_msg_id");
        if (workspace.HonoursClientMessageId && repeated is not null
            && workspace.Messages.Find(channel.Id, message => message.ClientMessageId == repeated) is { } first)
        {
            return Posted(first, isDuplicate: true);
        }

        var (content, warning) = read.Cut();
        var message = new SlackMessage(channel.Id, workspace.Messages.NextTs(), workspace.App.BotUserId, content.Text, content.Blocks);
        return Posted(workspace.Messages.Keep(message with { LinksNames = content.LinksNames, ClientMessageId = repeated })) with { Warning = warning };
    }

    private SlackAnswer PostEphemeral(SlackArguments arguments)
    {
        if (Closed(arguments, out var channel) is { } closed)
        {
            return closed;
        }

        var user = arguments.Text("user")!;
        if (!channel.People.Contains(user))
        {
            return SlackAnswer.Fail("user_not_in_channel");
        }

        if (TooManyAttachments(arguments))
        {
            return SlackAnswer.Fail("too_many_attachments");
        }

        var (content, refusal) = SlackContent.Read(arguments, "msg_too_long", workspace.Uploads);
        if (content is null || content.Text.Length > SlackContent.MostText)
        {
            return refusal ?? SlackAnswer.Fail("msg_too_long");
        }

        var message = workspace.Messages.Keep(new SlackMessage(
            channel.Id, workspace.Messages.NextTs(), workspace.App.BotUserId, content.Text, content.Blocks)
        {
            OnlyFor = user,
            LinksNames = content.LinksNames,
        });
        workspace.Acts.Waiting(user, channel.Id)?.Appeared(new SlackResult(message));
        return SlackAnswer.Ok(new JsonObject { ["message_ts"] = message.Ts });
    }

    private SlackAnswer Update(SlackArguments arguments)
    {
        if (Own(arguments, "cant_update_message", out var message) is { } refused)
        {
            return refused;
        }

        var (content, refusal) = SlackContent.Read(arguments, "msg_too_long", workspace.Uploads);
        if (content is null || content.Text.Length > MostUpdatedText)
        {
            return refusal ?? SlackAnswer.Fail("msg_too_long");
        }

        var updated = workspace.Messages.Keep(message! with { Text = content.Text, Blocks = content.Blocks, LinksNames = content.LinksNames });
        return SlackAnswer.Ok(new JsonObject
        {
            ["channel"] = updated.Channel,
            ["ts"] = updated.Ts,
            ["text"] = updated.Text,
            ["message"] = SlackPayloads.Message(workspace, updated),
        });
    }

    private SlackAnswer Delete(SlackArguments arguments)
    {
        if (Own(arguments, "cant_delete_message", out var message) is { } refused)
        {
            return refused;
        }

        workspace.Messages.Remove(message!);
        return SlackAnswer.Ok(new JsonObject { ["channel"] = message!.Channel, ["ts"] = message.Ts });
    }

    private SlackAnswer Permalink(SlackArguments arguments)
    {
        var (channel, ts) = (arguments.Text("channel")!, arguments.Text("message_ts")!);
        return Visible(channel) is null ? SlackAnswer.Fail("channel_not_found")
            : workspace.Messages.Find(channel, message => message.Id == ts) is null ? SlackAnswer.Fail("message_not_found")
            : SlackAnswer.Ok(new JsonObject
            {
                ["channel"] = channel,
                ["permalink"] = $"{workspace.Team.Url}archives/{channel}/p{ts.Replace(".", "", StringComparison.Ordinal)}",
            });
    }

    /// <summary>The channel, if the bot can see it.</summary>
    public SlackChannel? Visible(string id) =>
        workspace.Channels.Find(id) is { } channel && (!channel.IsPrivate || workspace.Channels.BotIsIn(channel)) ? channel : null;

    private static bool TooManyAttachments(SlackArguments arguments) =>
        arguments.TryNode("attachments", out var attachments) && attachments is JsonArray { Count: > 100 };

    /// <summary>Why the bot cannot write there, or null.</summary>
    public SlackAnswer? Closed(SlackArguments arguments, out SlackChannel channel)
    {
        var found = Visible(arguments.Text("channel")!);
        channel = found!;
        return found is null ? SlackAnswer.Fail("channel_not_found")
            : workspace.Channels.IsArchived(found) ? SlackAnswer.Fail("is_archived")
            : found.IsDirect && !workspace.Manifest.MayWriteToPeople ? SlackAnswer.Fail("messages_tab_disabled")
            : workspace.Channels.BotIsIn(found) ? null
            : SlackAnswer.Fail("not_in_channel");
    }

    // Ephemeral messages have another id, so that nothing is found for their ts: Slack cannot update them this way either.
    private SlackAnswer? Own(SlackArguments arguments, string foreign, out SlackMessage? message)
    {
        message = null;
        if (Visible(arguments.Text("channel")!) is not { } channel)
        {
            return SlackAnswer.Fail("channel_not_found");
        }

        message = workspace.Messages.Find(channel.Id, known => known.Id == arguments.Text("ts"));
        return message is null ? SlackAnswer.Fail("message_not_found")
            : message.User == workspace.App.BotUserId ? null
            : SlackAnswer.Fail(foreign);
    }

    private SlackAnswer Posted(SlackMessage message, bool isDuplicate = false)
    {
        var posted = new JsonObject
        {
            ["channel"] = message.Channel,
            ["ts"] = message.Ts,
            ["message"] = SlackPayloads.Message(workspace, message),
        };
        if (isDuplicate)
        {
            posted["is_duplicate"] = true;
        }

        return SlackAnswer.Ok(posted);
    }
}
