using System.Globalization;
using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack;

/// <summary><c>conversations.*</c>.</summary>
internal sealed class SlackConversationMethods(SlackWorkspace workspace)
{
    /// <summary>The methods of this group.</summary>
    public static IEnumerable<SlackMethod> All(SlackWorkspace workspace)
    {
        var methods = new SlackConversationMethods(workspace);
        yield return new SlackMethod("conversations.info", false, ["channel"], arguments => methods.With(arguments, methods.Info));
        yield return new SlackMethod("conversations.members", false, ["channel"], arguments => methods.With(arguments, methods.Members));
        yield return new SlackMethod("conversations.join", true, ["channel"], arguments => methods.With(arguments, methods.Join));
    }

    // A private channel that the bot is not in does not exist for it.
    private SlackAnswer With(SlackArguments arguments, Func<SlackChannel, SlackArguments, SlackAnswer> answer) =>
        workspace.Channels.Find(arguments.Text("channel")!) is { } channel && (!channel.IsPrivate || workspace.Channels.BotIsIn(channel))
            ? answer(channel, arguments)
            : SlackAnswer.Fail("channel_not_found");

    private SlackAnswer Info(SlackChannel channel, SlackArguments arguments)
    {
        var described = Describe(channel);
        if (arguments.Flag("include_num_members"))
        {
            described["num_members"] = Ids(channel).Count;
        }

        return SlackAnswer.Ok(new JsonObject { ["channel"] = described });
    }

    private SlackAnswer Members(SlackChannel channel, SlackArguments arguments)
    {
        var limit = 100;
        if (arguments.Text("limit") is { } asked && (!int.TryParse(asked, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > 1000))
        {
            return SlackAnswer.Fail("invalid_limit");
        }

        var start = 0;
        if (arguments.Text("cursor") is { } cursor && (!int.TryParse(cursor, CultureInfo.InvariantCulture, out start) || start < 0))
        {
            return SlackAnswer.Fail("invalid_cursor");
        }

        var ids = Ids(channel);
        return SlackAnswer.Ok(new JsonObject
        {
            ["members"] = new JsonArray([.. ids.Skip(start).Take(limit).Select(id => (JsonNode)id)]),
            ["response_metadata"] = new JsonObject
            {
                ["next_cursor"] = start + limit < ids.Count ? (start + limit).ToString(CultureInfo.InvariantCulture) : "",
            },
        });
    }

    private SlackAnswer Join(SlackChannel channel, SlackArguments arguments)
    {
        if (channel.IsPrivate)
        {
            return SlackAnswer.Fail("method_not_supported_for_channel_type");
        }

        if (workspace.Channels.IsArchived(channel))
        {
            return SlackAnswer.Fail("is_archived");
        }

        var already = workspace.Channels.BotIsIn(channel);
        workspace.Channels.SetBot(channel, true);
        return SlackAnswer.Ok(new JsonObject { ["channel"] = Describe(channel) }) with { Warning = already ? "already_in_channel" : null };
    }

    private List<string> Ids(SlackChannel channel) =>
        workspace.Channels.BotIsIn(channel) ? [.. channel.People, workspace.App.BotUserId] : [.. channel.People];

    private JsonObject Describe(SlackChannel channel)
    {
        JsonObject described = new() { ["id"] = channel.Id, ["is_im"] = channel.IsDirect, ["is_archived"] = workspace.Channels.IsArchived(channel) };
        if (channel.IsDirect)
        {
            described["user"] = channel.People[0];
            return described;
        }

        described["name"] = channel.Name;
        described["name_normalized"] = channel.Name;
        described["is_channel"] = !channel.IsPrivate;
        described["is_group"] = channel.IsPrivate;
        described["is_private"] = channel.IsPrivate;
        described["is_general"] = channel.Name == "general";
        described["is_member"] = workspace.Channels.BotIsIn(channel);
        described["is_mpim"] = false;
        described["is_shared"] = false;
        described["is_ext_shared"] = false;
        described["is_org_shared"] = false;
        described["creator"] = channel.People[0];
        described["context_team_id"] = workspace.App.TeamId;
        described["topic"] = new JsonObject { ["value"] = channel.Topic, ["creator"] = channel.People[0], ["last_set"] = 0 };
        described["purpose"] = new JsonObject { ["value"] = "", ["creator"] = "", ["last_set"] = 0 };
        return described;
    }
}
