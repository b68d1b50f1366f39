using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox;

/// <summary>Starts the town, and the bot in it.</summary>
internal static class SandboxProgram
{
    private const int Refused = 2;

    private static async Task<int> Main(string[] args)
    {
#pragma warning disable RS0030 // A program for a person at a terminal: where the page is belongs on its standard output.
        var (output, errors) = (Console.Out, Console.Error);
#pragma warning restore RS0030
        try
        {
            var options = TownOptions.Parse(args);
            var town = await TownHost.StartAsync(options, CancellationToken.None).ConfigureAwait(false);
            await using (town.ConfigureAwait(false))
            {
                await output.WriteLineAsync(Greeting(town, options)).ConfigureAwait(false);
                await town.WaitForShutdownAsync(CancellationToken.None).ConfigureAwait(false);
            }

            return 0;
        }
        catch (TownException refusal)
        {
            await errors.WriteLineAsync(refusal.Message).ConfigureAwait(false);
            return Refused;
        }
    }

    /// <summary>What whoever started the town is told: where it is and is kept, and how to kill it.</summary>
    internal static string Greeting(TownHost town, TownOptions options)
    {
        var bot = town.Bot is null ? "No bot is in it; one may come from" : "The bot in it listens on";

        // "dotnet run" is a parent of this process and would survive it, so its own number is told.
        string[] lines =
        [
            $"The town is open: {Shown(town.Address)}",
            $"{bot} {Shown(town.Addresses.Bot)}. Press Ctrl+C to close.",
            $"What happens here is kept in {Path.GetFullPath(options.Folder)}",
            $"To try a crash: {(OperatingSystem.IsWindows() ? "taskkill /F /PID" : "kill -9")} {Environment.ProcessId}",
            .. town.Bot is null ? SettingsOf(town) : [],
            .. town.Troubles.Select(trouble => $"{trouble.Key} could not reach the bot: {trouble.Value}."),
        ];
        return string.Join('\n', lines);
    }

    /// <summary>What a bot that is started by other means has to be told, as variables.</summary>
    private static IEnumerable<string> SettingsOf(TownHost town) =>
    [
        "Its settings:",
        $"  ASPNETCORE_URLS={Shown(town.Addresses.Bot)}",
        $"  Web__PublicUrl={Shown(town.Addresses.Bot)}/",
        .. town.Platforms.SelectMany(platform => platform.BotSettings).Select(setting => $"  {setting.Key.Replace(":", "__", StringComparison.Ordinal)}={setting.Value}"),
    ];

    private static string Shown(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
