using OrganizerBot.Sandbox.Slack;
using OrganizerBot.Slack;

namespace OrganizerBot.Sandbox.Town;

/// <summary>Puts the real bot into the town: its clock, the platforms' settings, and folders of its own.</summary>
internal static class TownBot
{
    /// <summary>Installs the app in the workspace from the manifest that an operator would paste into Slack.</summary>
    public static void Install(TownHost town, TownReceive receive)
    {
        foreach (var slack in town.Platforms.OfType<SlackTown>())
        {
            slack.Install(SlackCommands.Manifest(receive == TownReceive.Http ? town.Addresses.Bot : null, town.Addresses.Bot));
        }
    }

    public static WebApplication Build(TownHost town, TownFolder folder)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Urls"] = town.Addresses.Bot.ToString(),
            ["Operator:Name"] = "Lighthouse Cloud members' group (invented)",
            ["Operator:Contact"] = "nadia@lighthouse-members.example",
            ["Web:PublicUrl"] = town.Addresses.Bot.ToString(),
            ["Storage:DataDirectory"] = folder.Bot,
            ["Storage:KeysDirectory"] = folder.Keys,

            // Somebody may run a bot of their own on this machine, and a second town.
            ["Metrics:Port"] = "0",

            // The town claims its workspace itself: a code to claim it with would only send people astray.
            ["Logging:LogLevel:OrganizerBot.Slack.SlackClaim"] = "Warning",
        };
        foreach (var (name, value) in town.Platforms.SelectMany(platform => platform.BotSettings))
        {
            settings[name] = value;
        }

        return OrganizerHost.Build(new OrganizerHostOptions { Clock = town.Clock, Settings = settings });
    }
}
