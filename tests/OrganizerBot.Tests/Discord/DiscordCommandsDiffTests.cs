using System.Text.Json.Nodes;
using OrganizerBot.Commands;

namespace OrganizerBot.Discord;

public sealed class DiscordCommandsDiffTests
{
    [Fact]
    public void What_Discord_adds_is_no_difference()
    {
        var wanted = DiscordCommands.Write(new CommandCatalog());
        var registered = new JsonArray([.. wanted.Select(command => command!.DeepClone())]);
        foreach (var command in registered)
        {
            (command!["id"], command["version"], command["nsfw"]) = ("1", "2", false);

            // A command in a menu has no description, and Discord answers with an empty one.
            command["description"] ??= "";
            command["description_localizations"] ??= null;
        }

        Assert.True(DiscordCommandsDiff.Between(registered, wanted).IsSame);
    }

    [Fact]
    public void Commands_that_are_typed_and_those_in_menus_are_told_apart()
    {
        var registered = new JsonArray(Command("log", 1), Command("log", 3), Command("gone", 3));
        var wanted = new JsonArray(Command("log", 1), Command("log", 3, "consigner"), Command("new", 3), Command("fresh", 1));

        var diff = DiscordCommandsDiff.Between(registered, wanted);

        Assert.Equal(["\"new\" (menu of a message)", "/fresh"], diff.Missing);
        Assert.Equal(["\"gone\" (menu of a message)"], diff.Unknown);
        Assert.Equal(["\"log\" (menu of a message)"], diff.Changed);
    }

    private static JsonObject Command(string name, int type, string? french = null) =>
        new() { ["name"] = name, ["type"] = type, ["name_localizations"] = french is null ? null : new JsonObject { ["fr"] = french } };
}
