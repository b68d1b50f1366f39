using System.Globalization;
using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>The routes for messages in channels, with the bot's own token.</summary>
internal sealed class DiscordMessageRoutes(DiscordDoor door, DiscordMessages messages, DiscordWriting writing)
{
    private const int UsualPage = 50;
    private const int LargestPage = 100;

    public void Map(IEndpointRouteBuilder routes)
    {
        door.Bot(routes, "GET /channels/{channel.id}/messages", call => DiscordAnswer.Ok(List(call)));
        door.Bot(routes, "POST /channels/{channel.id}/messages", call =>
            DiscordAnswer.Ok(writing.Create(new DiscordDraft(DiscordGuildRoutes.Channel(call), call.Form, call.Files)).Body.DeepClone()));
        door.Bot(routes, "GET /channels/{channel.id}/messages/{message.id}", call => DiscordAnswer.Ok(Find(call).Body.DeepClone()));
        door.Bot(routes, "PATCH /channels/{channel.id}/messages/{message.id}", call => DiscordAnswer.Ok(Edit(call)));
        door.Bot(routes, "DELETE /channels/{channel.id}/messages/{message.id}", Delete);
    }

    private JsonArray List(DiscordCall call)
    {
        var channel = DiscordGuildRoutes.Channel(call);
        var limit = int.TryParse(call.Query("limit"), CultureInfo.InvariantCulture, out var asked) ? asked : UsualPage;
        if (limit is < 1 or > LargestPage)
        {
            var form = new DiscordForm();
            form.Refuse("limit", "NUMBER_TYPE_RANGE", "int value should be between 1 and 100.");
            form.Settle();
        }

        var seen = messages.In(channel).Where(message => message.OnlyFor is null);
        if (ulong.TryParse(call.Query("after"), out var after))
        {
            // The messages right after that one; like every list, newest first.
            seen = seen.Where(message => ulong.Parse(message.Id, CultureInfo.InvariantCulture) > after).Take(limit);
        }
        else if (ulong.TryParse(call.Query("before"), out var before))
        {
            seen = seen.Where(message => ulong.Parse(message.Id, CultureInfo.InvariantCulture) < before).TakeLast(limit);
        }

        return [.. seen.TakeLast(limit).Reverse().Select(message => message.Body.DeepClone())];
    }

    private DiscordMessage Find(DiscordCall call)
    {
        var channel = DiscordGuildRoutes.Channel(call);
        return messages.Find(call["message.id"]) is { OnlyFor: null } message && message.ChannelId == channel.Id
            ? message
            : throw DiscordRefusal.UnknownMessage();
    }

    private JsonNode Edit(DiscordCall call)
    {
        var message = Find(call);
        return message.IsFromBot
            ? writing.Edit(message, call.Form, call.Files, isReply: false).Body.DeepClone()
            : throw DiscordRefusal.NotTheAuthor();
    }

    private DiscordAnswer Delete(DiscordCall call)
    {
        var message = Find(call);
        if (!message.IsFromBot)
        {
            throw DiscordRefusal.MissingPermissions();
        }

        messages.Remove(message.Id);
        return DiscordAnswer.Nothing;
    }
}
