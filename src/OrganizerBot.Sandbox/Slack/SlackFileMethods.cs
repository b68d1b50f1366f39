using System.Globalization;
using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Slack;

/// <summary><c>files.*</c>, as far as they send files (docs.slack.dev, working with files).</summary>
internal sealed class SlackFileMethods(SlackWorkspace workspace)
{
    private const string Scope = "files:write";
    private const int LongestDescription = 1000;

    /// <summary>The methods of this group.</summary>
    public static IEnumerable<SlackMethod> All(SlackWorkspace workspace)
    {
        var methods = new SlackFileMethods(workspace);
        yield return new SlackMethod("files.getUploadURLExternal", false, ["filename", "length"], methods.Begin);
        yield return new SlackMethod("files.completeUploadExternal", true, ["files"], methods.Complete);
    }

    private SlackAnswer Begin(SlackArguments arguments)
    {
        if (!MayWrite)
        {
            return Missing();
        }

        if (!long.TryParse(arguments.Text("length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length < 1)
        {
            return SlackAnswer.Fail("invalid_arguments", "length must be a number greater than 0");
        }

        if (arguments.Text("alt_txt") is { Length: > LongestDescription })
        {
            return SlackAnswer.Fail("alt_txt_too_large");
        }

        var (id, address) = workspace.Uploads.Begin(arguments.Text("filename")!, length, arguments.Text("alt_txt"));
        return SlackAnswer.Ok(new JsonObject { ["upload_url"] = address.AbsoluteUri, ["file_id"] = id });
    }

    private SlackAnswer Complete(SlackArguments arguments)
    {
        if (!MayWrite)
        {
            return Missing();
        }

        if (!arguments.TryNode("files", out var node) || node is not JsonArray { Count: > 0 } asked)
        {
            return SlackAnswer.Fail("invalid_arguments", "files must be a list");
        }

        // An account's id is no channel's.
        var channel = arguments.Text("channel_id") is { } id && id[0] != 'U' ? workspace.Channels.Find(id) : null;
        if (arguments.Text("channel_id") is not null && (channel is null || !workspace.Channels.BotIsIn(channel)))
        {
            return SlackAnswer.Fail(channel is null || channel.IsPrivate ? "channel_not_found" : "not_in_channel");
        }

        JsonArray files = [];
        foreach (var file in asked)
        {
            if (file?["id"]?.ToString() is not { } wanted || workspace.Uploads.Take(wanted, file["title"]?.ToString(), workspace.App.BotUserId) is not { } taken)
            {
                return SlackAnswer.Fail("file_not_found");
            }

            files.Add((JsonNode)taken);
        }

        if (channel is not null)
        {
            workspace.Messages.Keep(new SlackMessage(channel.Id, workspace.Messages.NextTs(), workspace.App.BotUserId, arguments.Text("initial_comment") ?? "", null) { Files = files });
        }

        return SlackAnswer.Ok(new JsonObject
        {
            ["files"] = new JsonArray([.. files.Select(file => (JsonNode)new JsonObject { ["id"] = file!["id"]!.DeepClone(), ["title"] = file["title"]!.DeepClone() })]),
        });
    }

    private bool MayWrite => workspace.Manifest.Scopes.Split(',').Contains(Scope);

    private SlackAnswer Missing() =>
        SlackAnswer.Fail("missing_scope") with { Body = new JsonObject { ["needed"] = Scope, ["provided"] = workspace.Manifest.Scopes } };
}
