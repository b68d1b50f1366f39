using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>The registered commands, by scope: "global", or a guild's id.</summary>
internal sealed class DiscordCommandsBook(TownStore store, DiscordSnowflakes ids)
{
    /// <summary>The scope of commands that are in every guild.</summary>
    public const string Global = "global";

    /// <summary>The kind of commands that stand in the menu of messages.</summary>
    public const int MessageMenu = 3;

    private const string Kind = "discord.commands";
    private const int MostOfChatInput = 100;
    private const int MostOfOthers = 15;

    private readonly Lock _gate = new();

    /// <summary>The commands of a scope.</summary>
    public IReadOnlyList<JsonObject> In(string scope)
    {
        lock (_gate)
        {
            return [.. (store.Find(Kind, scope) as JsonArray ?? []).OfType<JsonObject>()];
        }
    }

    /// <summary>What people in the guild can type: the guild's own commands hide global ones of the same name.</summary>
    public IReadOnlyList<JsonObject> Typed() => OfKind(1);

    /// <summary>What stands in the menu of messages in the guild.</summary>
    public IReadOnlyList<JsonObject> InMessageMenu() => OfKind(MessageMenu);

    private List<JsonObject> OfKind(int kind) =>
        [.. In(DiscordCast.GuildId).Concat(In(Global)).Where(command => Type(command) == kind).DistinctBy(command => command.Text("name"))];

    /// <summary>Replaces all commands of a scope. A command that keeps its name and type keeps its id.</summary>
    public IReadOnlyList<JsonObject> Overwrite(string scope, JsonNode? request)
    {
        var form = new DiscordForm();
        var holder = new JsonObject { ["commands"] = request?.DeepClone() };
        HashSet<(string?, long)> names = [];
        var items = form.Items(holder, "commands", "", 200, required: true);
        foreach (var (command, path) in items)
        {
            // The request is the array itself, so paths begin with the index.
            var at = path["commands.".Length..];
            DiscordCommandRules.Check(command, form, at, scope == Global);
            if (!names.Add((command.Text("name"), Type(command))))
            {
                form.Refuse(DiscordForm.At(at, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
            }
        }

        form.Settle();
        RefuseTooMany([.. items.Select(each => each.Item)]);
        lock (_gate)
        {
            return Save(scope, [.. items.Select(each => Stamp(each.Item, scope, Same(scope, each.Item)))]);
        }
    }

    /// <summary>Adds or replaces one command.</summary>
    public (JsonObject Command, bool IsNew) Upsert(string scope, JsonObject request)
    {
        var form = new DiscordForm();
        DiscordCommandRules.Check(request, form, "", scope == Global);
        form.Settle();
        lock (_gate)
        {
            var earlier = Same(scope, request);
            var command = Stamp(request, scope, earlier);
            List<JsonObject> all = [.. In(scope).Where(each => each.Text("id") != command.Text("id")), command];
            RefuseTooMany(all);
            Save(scope, all);
            return (command, earlier is null);
        }
    }

    /// <summary>Deletes one command, or 10063.</summary>
    public void Delete(string scope, string id)
    {
        lock (_gate)
        {
            var left = In(scope).Where(command => command.Text("id") != id).ToList();
            _ = left.Count == In(scope).Count ? throw DiscordRefusal.UnknownCommand() : Save(scope, left);
        }
    }

    private static void RefuseTooMany(IReadOnlyList<JsonObject> commands)
    {
        if (commands.GroupBy(Type).Any(group => group.Count() > (group.Key == 1 ? MostOfChatInput : MostOfOthers)))
        {
            throw new DiscordRefusal(400, 30032, "Maximum number of application commands reached (100).");
        }
    }

    private JsonObject? Same(string scope, JsonObject command) =>
        In(scope).FirstOrDefault(each => each.Text("name") == command.Text("name") && Type(each) == Type(command));

    private JsonObject Stamp(JsonObject request, string scope, JsonObject? earlier)
    {
        var command = (JsonObject)request.DeepClone();
        command["id"] = earlier.Text("id") ?? ids.Next();
        command["application_id"] = DiscordCast.ApplicationId;
        command["version"] = ids.Next();
        command["type"] = Type(request);
        command["description"] = request.Text("description") ?? "";
        command["default_member_permissions"] = request.Member("default_member_permissions")?.ToString();
        command["nsfw"] = request.Says("nsfw");
        command["name_localizations"] = request.Member("name_localizations")?.DeepClone();
        command["description_localizations"] = request.Member("description_localizations")?.DeepClone();
        if (scope != Global)
        {
            command["guild_id"] = scope;
        }
        else
        {
            command["contexts"] = request.Member("contexts")?.DeepClone();
            command["integration_types"] = request.Member("integration_types")?.DeepClone() ?? new JsonArray(0);
        }

        return command;
    }

    private List<JsonObject> Save(string scope, List<JsonObject> commands)
    {
        store.Save(Kind, scope, new JsonArray([.. commands.Select(command => command.DeepClone())]));
        return commands;
    }

    private static long Type(JsonObject command) => command.Whole("type") ?? 1;
}
