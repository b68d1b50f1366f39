namespace OrganizerBot.Sandbox.Town;

/// <summary>Puts the real bot into the town: its clock, the platforms' settings, and folders of its own.</summary>
internal static class TownBot
{
    public static WebApplication Build(TownHost town, TownFolder folder)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Urls"] = town.Addresses.Bot.ToString(),
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
