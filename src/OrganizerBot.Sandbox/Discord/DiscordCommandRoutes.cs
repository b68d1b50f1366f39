using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>The routes that register commands, globally and in the guild.</summary>
internal sealed class DiscordCommandRoutes(DiscordDoor door, DiscordCommandsBook book)
{
    private const string Everywhere = "/applications/{application.id}/commands";
    private const string Here = "/applications/{application.id}/guilds/{guild.id}/commands";

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var template in (string[])[Everywhere, Here])
        {
            door.Bot(routes, "GET " + template, call => DiscordAnswer.Ok(List(book.In(Scope(call)), call.Asks("with_localizations"))));
            door.Bot(routes, "PUT " + template, call => DiscordAnswer.Ok(List(book.Overwrite(Scope(call), call.Body), withLocalizations: true)));
            door.Bot(routes, "POST " + template, call =>
            {
                var (command, isNew) = book.Upsert(Scope(call), call.Form);
                return new DiscordAnswer(isNew ? 201 : 200, command.DeepClone());
            });
            door.Bot(routes, "GET " + template + "/{command.id}", call => DiscordAnswer.Ok(
                book.In(Scope(call)).FirstOrDefault(command => command.Text("id") == call["command.id"])?.DeepClone() ?? throw DiscordRefusal.UnknownCommand()));
            door.Bot(routes, "DELETE " + template + "/{command.id}", call =>
            {
                book.Delete(Scope(call), call["command.id"]);
                return DiscordAnswer.Nothing;
            });
        }
    }

    private static string Scope(DiscordCall call)
    {
        if (call["application.id"] != DiscordCast.ApplicationId)
        {
            throw DiscordRefusal.UnknownApplication();
        }

        return call.Context.Request.RouteValues["guild_id"] switch
        {
            null => DiscordCommandsBook.Global,
            DiscordCast.GuildId => DiscordCast.GuildId,
            _ => throw DiscordRefusal.MissingAccess(),
        };
    }

    private static JsonArray List(IReadOnlyList<JsonObject> commands, bool withLocalizations)
    {
        JsonArray list = [.. commands.Select(command => command.DeepClone())];
        if (!withLocalizations)
        {
            foreach (var command in list.OfType<JsonObject>())
            {
                Strip(command);
            }
        }

        return list;
    }

    private static void Strip(JsonObject node)
    {
        node.Remove("name_localizations");
        node.Remove("description_localizations");
        foreach (var inner in node.Objects("options").Concat(node.Objects("choices")))
        {
            Strip(inner);
        }
    }
}
