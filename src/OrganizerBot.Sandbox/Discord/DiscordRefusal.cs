using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>An error of the API: the HTTP status and Discord's JSON error code, with the words Discord uses.</summary>
internal sealed class DiscordRefusal(int status, int code, string message, JsonObject? errors = null) : Exception(message)
{
    public int Status => status;

    public int Code => code;

    public JsonObject? Errors => errors;

    /// <summary>The error body (protocol reference, "Error body").</summary>
    public JsonObject Body
    {
        get
        {
            var body = new JsonObject { ["message"] = Message, ["code"] = code };
            if (errors is not null)
            {
                body["errors"] = errors.DeepClone();
            }

            return body;
        }
    }

    public static DiscordRefusal Unauthorized() => new(401, 0, "401: Unauthorized");

    public static DiscordRefusal UnknownRoute() => new(404, 0, "404: Not Found");

    public static DiscordRefusal BadJson() => new(400, 50109, "The request body contains invalid JSON.");

    public static DiscordRefusal UnknownApplication() => new(404, 10002, "Unknown Application");

    public static DiscordRefusal UnknownChannel() => new(404, 10003, "Unknown Channel");

    public static DiscordRefusal UnknownGuild() => new(404, 10004, "Unknown Guild");

    public static DiscordRefusal UnknownMember() => new(404, 10007, "Unknown Member");

    public static DiscordRefusal UnknownMessage() => new(404, 10008, "Unknown Message");

    public static DiscordRefusal UnknownWebhook() => new(404, 10015, "Unknown Webhook");

    public static DiscordRefusal UnknownInteraction() => new(404, 10062, "Unknown interaction");

    public static DiscordRefusal UnknownCommand() => new(404, 10063, "Unknown application command");

    public static DiscordRefusal TooLarge() => new(413, 40005, "Request entity too large");

    public static DiscordRefusal TooManyLateEdits() =>
        new(429, 30046, "Maximum number of edits to messages older than 1 hour reached. Try again later.");

    public static DiscordRefusal AlreadyAcknowledged() => new(400, 40060, "Interaction has already been acknowledged.");

    public static DiscordRefusal MissingAccess() => new(403, 50001, "Missing Access");

    public static DiscordRefusal NotTheAuthor() => new(403, 50005, "Cannot edit a message authored by another user");

    public static DiscordRefusal EmptyMessage() => new(400, 50006, "Cannot send an empty message");

    public static DiscordRefusal MissingPermissions() => new(403, 50013, "Missing Permissions");

    public static DiscordRefusal InvalidWebhookToken() => new(401, 50027, "Invalid Webhook Token");
}
