using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Discord;

/// <summary>The menu of a message, with the apps' commands in it (protocol reference 1.3, 1.11).</summary>
internal sealed class DiscordMenu(DiscordCommandsBook book)
{
    /// <summary>What the person is offered at a message, in their own language. At an ephemeral message nothing is.</summary>
    public IReadOnlyList<SightButton> Of(DiscordMessage message, DiscordPerson person) =>
        [.. Offered(message, person).Select(command => new SightButton(command.Text("id")!, Shown(command, person)))];

    /// <summary>The data of a command interaction (type 2): which command, and the message that it is about.</summary>
    /// <exception cref="TownException">The menu does not hold this.</exception>
    public JsonObject Data(DiscordMessage message, string shortcut, DiscordPerson person)
    {
        var command = Offered(message, person).FirstOrDefault(each => each.Text("id") == shortcut)
            ?? Offered(message, person).FirstOrDefault(each => Shown(each, person).Equals(shortcut, StringComparison.OrdinalIgnoreCase))
            ?? throw new TownException($"The menu of that message holds no \"{shortcut}\".");
        var data = new JsonObject
        {
            ["id"] = command.Text("id"),
            ["name"] = command.Text("name"),
            ["type"] = DiscordCommandsBook.MessageMenu,
            ["target_id"] = message.Id,
            ["resolved"] = new JsonObject { ["messages"] = new JsonObject { [message.Id] = message.Body.DeepClone() } },
        };
        if (command.Text("guild_id") is { } guild)
        {
            data["guild_id"] = guild;
        }

        return data;
    }

    private IEnumerable<JsonObject> Offered(DiscordMessage message, DiscordPerson person) =>
        message.OnlyFor is null ? book.InMessageMenu().Where(command => DiscordTyping.Opens(command.Text("default_member_permissions"), person)) : [];

    private static string Shown(JsonObject command, DiscordPerson person) =>
        command.Member("name_localizations").Text(person.Locale) ?? command.Text("name")!;
}
