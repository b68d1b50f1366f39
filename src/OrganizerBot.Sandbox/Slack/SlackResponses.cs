using System.Text.Json;
using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>Messages that come as an answer: in the reply to a slash command, or later at a <c>response_url</c>.</summary>
internal sealed class SlackResponses(SlackWorkspace workspace, TownFaults faults)
{
    /// <summary>The route under which faults can be arranged.</summary>
    public const string Route = "response_url";

    /// <summary>Answers a post to a <c>response_url</c>.</summary>
    public async Task HandleAsync(HttpContext context, string word)
    {
        var fault = faults.Take("slack", Route);
        if (await SlackTrouble.InsteadAsync(context, fault))
        {
            return;
        }

        var (status, text) = await TakeAsync(context.Request, word);
        if (SlackTrouble.Afterwards(context, fault))
        {
            return;
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(text);
    }

    /// <summary>Shows a message that answers what a person did.</summary>
    /// <param name="body">Text, blocks, <c>response_type</c>.</param>
    /// <param name="user">Who did it.</param>
    /// <param name="channel">Where.</param>
    /// <returns>The message, or null and Slack's error.</returns>
    public (SlackMessage? Message, string? Error) Show(JsonObject body, string user, string channel)
    {
        var (content, refusal) = SlackContent.Read(new SlackArguments(body, []), "msg_blocks_too_long", workspace.Uploads);
        if (content is null)
        {
            return (null, refusal!.Error);
        }

        var message = new SlackMessage(channel, workspace.Messages.NextTs(), workspace.App.BotUserId, content.Text, content.Blocks)
        {
            OnlyFor = (string?)body["response_type"] == "in_channel" ? null : user,
            LinksNames = content.LinksNames,
        };
        return (workspace.Messages.Keep(message), null);
    }

    private async Task<(int Status, string Text)> TakeAsync(HttpRequest request, string word)
    {
        if (await BodyAsync(request) is not { } body)
        {
            return (StatusCodes.Status400BadRequest, "invalid_payload");
        }

        var (grant, refused) = workspace.Responses.Use(word);
        if (grant is null)
        {
            return (StatusCodes.Status404NotFound, refused!);
        }

        var (result, error) = Apply(grant, body);
        if (error is not null)
        {
            return (StatusCodes.Status400BadRequest, error);
        }

        grant.Act?.Appeared(result!);
        return (StatusCodes.Status200OK, "ok");
    }

    private (SlackResult? Result, string? Error) Apply(SlackResponseUrls.Grant grant, JsonObject body)
    {
        var original = grant.Message is null ? null : workspace.Messages.Find(grant.Channel, message => message.Id == grant.Message);
        if (original is not null && Flag(body, "delete_original"))
        {
            workspace.Messages.Remove(original);
            return (new SlackResult(), null);
        }

        if (original is null || !Flag(body, "replace_original"))
        {
            var (message, error) = Show(body, grant.User, grant.Channel);
            return (new SlackResult(message), error);
        }

        var (content, refusal) = SlackContent.Read(new SlackArguments(body, []), "msg_blocks_too_long", workspace.Uploads);
        return content is null
            ? (null, refusal!.Error)
            : (new SlackResult(workspace.Messages.Keep(original with { Text = content.Text, Blocks = content.Blocks })), null);
    }

    private static bool Flag(JsonObject body, string name) => new SlackArguments(body, []).Flag(name);

    private static async Task<JsonObject?> BodyAsync(HttpRequest request)
    {
        try
        {
            return await JsonNode.ParseAsync(request.Body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
