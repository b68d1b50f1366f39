using OrganizerBot.Sandbox.Slack;
using OrganizerBot.Slack;

namespace OrganizerBot.Sandbox.Town;

/// <summary>Puts the real bot into the town: its clock, the platforms' settings, and folders of its own.</summary>
internal static class TownBot
{
    /// <summary>Installs the app in the workspace from the manifest that an operator would paste into Slack.</summary>
    public static void Install(TownHost town)
    {
        foreach (var slack in town.Platforms.OfType<SlackTown>())
        {
            slack.Install(SlackCommands.Manifest(town.Addresses.Bot));
        }
    }

    public static WebApplication Build(TownHost town, TownFolder folder)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Urls"] = town.Addresses.Bot.ToString(),
            ["Web:PublicUrl"] = town.Addresses.Bot.ToString(),
            ["Storage:DataDirectory"] = folder.Bot,
            ["Storage:KeysDirectory"] = folder.Keys,
        };
        foreach (var (name, value) in town.Platforms.SelectMany(platform => platform.BotSettings))
        {
            settings[name] = value;
        }

        return OrganizerHost.Build(new OrganizerHostOptions { Clock = town.Clock, Settings = settings });
    }
}
