using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>The routes that answer an interaction, and edit and follow up the answer for 15 minutes.</summary>
internal sealed class DiscordWebhookRoutes(
    DiscordDoor door, DiscordInteractions interactions, DiscordResponses responses, DiscordMessages messages, DiscordWriting writing)
{
    private const string Hook = "/webhooks/{application.id}/{interaction.token}";

    public void Map(IEndpointRouteBuilder routes)
    {
        door.Open(routes, "POST /interactions/{interaction.id}/{interaction.token}/callback", Callback);
        door.Open(routes, "POST " + Hook, FollowUp);
        foreach (var which in (string[])["@original", "{message.id}"])
        {
            door.Open(routes, $"GET {Hook}/messages/{which}", call => DiscordAnswer.Ok(Message(call, Interaction(call)).Body.DeepClone()));
            door.Open(routes, $"PATCH {Hook}/messages/{which}", Edit);
            door.Open(routes, $"DELETE {Hook}/messages/{which}", Delete);
        }
    }

    private DiscordAnswer Callback(DiscordCall call)
    {
        var interaction = interactions.ForCallback(call["interaction.id"], call["interaction.token"]);
        responses.Apply(interaction, call.Form, call.Files);
        return call.Asks("with_response") ? DiscordAnswer.Ok(Told(interaction)) : DiscordAnswer.Nothing;
    }

    private JsonObject Told(DiscordInteraction interaction)
    {
        var type = interaction.Response.Whole("type");
        var told = new JsonObject { ["id"] = interaction.Id, ["type"] = interaction.Type };
        var resource = new JsonObject { ["type"] = type };
        if (messages.Find(interaction.Original) is { } message)
        {
            told["response_message_id"] = message.Id;
            told["response_message_loading"] = message.IsLoading;
            told["response_message_ephemeral"] = message.OnlyFor is not null;
            resource["message"] = message.Body.DeepClone();
        }

        return new JsonObject { ["interaction"] = told, ["resource"] = resource };
    }

    private DiscordAnswer FollowUp(DiscordCall call)
    {
        var interaction = Interaction(call);
        // The first follow-up of a deferred answer takes the place of "thinking…" (deprecated, and still so).
        var message = messages.Find(interaction.Original) is { IsLoading: true } waiting
            ? writing.Edit(waiting, call.Form, call.Files, isReply: true)
            : writing.Create(new DiscordDraft(interaction.Channel, call.Form, call.Files) { Interaction = interaction });
        interaction.Follow(message.Id);
        return DiscordAnswer.Ok(message.Body.DeepClone());
    }

    private DiscordAnswer Edit(DiscordCall call)
    {
        var interaction = Interaction(call);
        var message = writing.Edit(Message(call, interaction), call.Form, call.Files, isReply: true);
        interaction.Follow(message.Id);
        return DiscordAnswer.Ok(message.Body.DeepClone());
    }

    private DiscordAnswer Delete(DiscordCall call)
    {
        var interaction = Interaction(call);
        messages.Remove(Message(call, interaction).Id);
        interaction.Follow(null);
        return DiscordAnswer.Nothing;
    }

    private DiscordInteraction Interaction(DiscordCall call) => interactions.ForWebhook(call["application.id"], call["interaction.token"]);

    private DiscordMessage Message(DiscordCall call, DiscordInteraction interaction)
    {
        var asked = call.Context.Request.RouteValues["message_id"] as string;
        var message = messages.Find(asked ?? interaction.Original);
        return message is { IsFromBot: true } && message.ChannelId == interaction.Channel.Id && message.Body.ContainsKey("webhook_id") | asked is null
            ? message
            : throw DiscordRefusal.UnknownMessage();
    }
}
