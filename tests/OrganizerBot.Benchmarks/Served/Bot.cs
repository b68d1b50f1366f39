using Microsoft.AspNetCore.Builder;
using OrganizerBot.Benchmarks.Load;

namespace OrganizerBot.Benchmarks.Served;

/// <summary>The bot itself, on both platforms by HTTP, with the platforms' side on this machine.</summary>
internal static class Bot
{
    /// <summary>Puts it together.</summary>
    /// <param name="engine">Which database.</param>
    /// <param name="folder">Where its files are.</param>
    /// <param name="side">Where the platforms' side listens.</param>
    /// <param name="clock">Its clock.</param>
    public static WebApplication Build(string engine, string folder, string side, TimeProvider clock) => OrganizerHost.Build(new OrganizerHostOptions
    {
        Clock = clock,
        Settings = new Dictionary<string, string?>(Storage(engine, folder))
        {
            ["Urls"] = "http://127.0.0.1:0",
            ["Metrics:Port"] = "0",
            ["Web:PublicUrl"] = "http://127.0.0.1:8080/",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:Console:LogToStandardErrorThreshold"] = "Trace",
            ["Discord:ApplicationId"] = Identity.Application,
            ["Discord:Receive"] = "Http",
            ["Discord:PublicKey"] = Identity.DiscordPublicKey,
            ["Discord:BotToken"] = "invented-token",
            ["Discord:ApiBaseUrl"] = $"http://{side}/discord",
            ["Slack:AppId"] = Identity.SlackApp,
            ["Slack:Receive"] = "Http",
            ["Slack:SigningSecret"] = Identity.SlackSecret,
            ["Slack:BotToken"] = "xoxb-invented-token",
            ["Slack:ApiBaseUrl"] = $"http://{side}/api/",
        },
    });

    /// <summary>Where it keeps things.</summary>
    public static Dictionary<string, string?> Storage(string engine, string folder)
    {
        Dictionary<string, string?> settings = new()
        {
            ["Storage:DataDirectory"] = Path.Combine(folder, "data"),
            ["Storage:KeysDirectory"] = Path.Combine(folder, "keys"),
        };
        if (engine == nameof(Engine.Postgres))
        {
            settings["Storage:Provider"] = engine;
            settings["Storage:Connection"] = Environment.GetEnvironmentVariable(LoadOptions.Postgres) ?? throw new ArgumentException($"Set {LoadOptions.Postgres} to the connection string of an empty database.");
        }

        return settings;
    }
}
