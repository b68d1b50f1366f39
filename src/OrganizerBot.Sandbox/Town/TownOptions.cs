namespace OrganizerBot.Sandbox.Town;

/// <summary>How a town is opened.</summary>
internal sealed record TownOptions
{
    /// <summary>The port of the platforms and the page; 0 takes a free one.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>The port of the bot; 0 takes a free one.</summary>
    public int BotPort { get; init; } = 5081;

    /// <summary>Where the town (<c>town.db</c>), the bot's data (<c>bot/</c>) and its keys (<c>keys/</c>) are kept.</summary>
    public string Folder { get; init; } = Path.Combine("data", "sandbox");

    /// <summary>Whether everything kept from earlier is deleted first.</summary>
    public bool Fresh { get; init; }

    /// <summary>Whether the platforms start alone, for a bot that is started by other means.</summary>
    public bool PlatformsOnly { get; init; }

    /// <summary>By which way the bot hears of what people do.</summary>
    public TownReceive Receive { get; init; } = TownReceive.Sockets;

    /// <summary>Whether the town's Slack has an organisation with two workspaces, which may install the app for both at once.</summary>
    public bool HasOrganisation { get; init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="TownException">An option that there is not, or a port that is none.</exception>
    public static TownOptions Parse(IReadOnlyList<string> args)
    {
        var options = new TownOptions();
        for (var index = 0; index < args.Count; index++)
        {
            options = args[index] switch
            {
                "--fresh" => options with { Fresh = true },
                "--platforms-only" => options with { PlatformsOnly = true },
                "--receive" => options with { Receive = ReceiveOf(args, ++index) },
                "--port" => options with { Port = PortOf(args, ++index) },
                "--bot-port" => options with { BotPort = PortOf(args, ++index) },
                "--data" => options with { Folder = ValueOf(args, ++index) },
                var other => throw new TownException(
                    $"There is no option {other}. There are --fresh, --platforms-only, --receive sockets|http, --port N, --bot-port N and --data FOLDER."),
            };
        }

        return options;
    }

    private static string ValueOf(IReadOnlyList<string> args, int index) =>
        index < args.Count ? args[index] : throw new TownException($"{args[index - 1]} needs a value.");

    private static TownReceive ReceiveOf(IReadOnlyList<string> args, int index) => ValueOf(args, index) switch
    {
        "sockets" => TownReceive.Sockets,
        "http" => TownReceive.Http,
        var other => throw new TownException($"{args[index - 1]} needs sockets or http, and {other} is neither."),
    };

    private static int PortOf(IReadOnlyList<string> args, int index) =>
        int.TryParse(ValueOf(args, index), out var port) && port is >= 0 and <= 65535
            ? port
            : throw new TownException($"{args[index - 1]} needs a port, and {args[index]} is none.");
}
