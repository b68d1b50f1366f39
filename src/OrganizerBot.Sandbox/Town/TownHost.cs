using System.Globalization;
using System.Text.Json.Nodes;

namespace OrganizerBot.Sandbox.Town;

/// <summary>A running town: its platforms and interfaces, and the bot in it.</summary>
internal sealed class TownHost : IAsyncDisposable
{
    private readonly TownStore _store;
    private readonly WebApplication _town;

    private TownHost(TownOptions options)
    {
        Addresses = new TownAddresses(Local(options.Port, "--port"), options is { PlatformsOnly: true, BotPort: > 0 } ? At(options.BotPort) : Local(options.BotPort, "--bot-port"));
        var folder = new TownFolder(options);
        _store = new TownStore(folder.Town);
        Time = new TownTime(_store, Clock);
        Files = new TownFiles(_store);
        Journal = new TownJournal(Clock);
        _town = TownWeb.Build(this);
        Platforms = TownPlatforms.All(_store, Clock, Faults, Addresses, _town.Services.GetRequiredService<IHttpClientFactory>(), options);
        TownWeb.Map(_town, this);
        TownBot.Install(this, options.Receive);
        Bot = options.PlatformsOnly ? null : TownBot.Build(this, folder);
    }

    /// <summary>Where the platforms and the page are.</summary>
    public Uri Address => Addresses.Town;

    /// <summary>Where the town and the bot listen.</summary>
    public TownAddresses Addresses { get; }

    /// <summary>The bot; null when the platforms run alone.</summary>
    public WebApplication? Bot { get; }

    /// <summary>The platforms.</summary>
    public IReadOnlyList<ITownPlatform> Platforms { get; }

    /// <summary>The town's clock, on which the bot runs too.</summary>
    public TownClock Clock { get; } = new();

    /// <summary>Moves the clock so that it is remembered.</summary>
    public TownTime Time { get; }

    /// <summary>The files that hang on messages.</summary>
    public TownFiles Files { get; }

    /// <summary>Trouble on demand.</summary>
    public TownFaults Faults { get; } = new();

    /// <summary>The requests that the platforms got.</summary>
    public TownJournal Journal { get; }

    /// <summary>What went wrong with a platform's check of the bot's endpoint, by platform.</summary>
    public IReadOnlyDictionary<string, string> Troubles { get; private set; } = new Dictionary<string, string>();

    /// <summary>Opens a town: first the platforms, then the bot, then, once in the town's life, its people's first steps.</summary>
    /// <exception cref="TownException">A port is taken.</exception>
    public static async Task<TownHost> StartAsync(TownOptions options, CancellationToken cancellationToken)
    {
        var town = new TownHost(options);
        try
        {
            await town._town.StartAsync(cancellationToken).ConfigureAwait(false);
            if (town.Bot is { } bot)
            {
                await bot.StartAsync(cancellationToken).ConfigureAwait(false);
                await town.WelcomeAsync(cancellationToken).ConfigureAwait(false);
            }

            return town;
        }
        catch
        {
            await town.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The platform of that name.</summary>
    /// <exception cref="TownException">There is none.</exception>
    public ITownPlatform Platform(string? name) =>
        Platforms.FirstOrDefault(platform => platform.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new TownException($"There is no platform \"{name}\"; there is {string.Join(" and ", Platforms.Select(platform => platform.Name))}.");

    /// <summary>Done when the process is told to stop.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => _town.WaitForShutdownAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Bot is not null)
        {
            await Bot.StopAsync().ConfigureAwait(false);
            await Bot.DisposeAsync().ConfigureAwait(false);
        }

        await _town.DisposeAsync().ConfigureAwait(false);
        foreach (var platform in Platforms.OfType<IDisposable>())
        {
            platform.Dispose();
        }

        _store.Dispose();
    }

    private async Task WelcomeAsync(CancellationToken cancellationToken)
    {
        var troubles = new Dictionary<string, string>();
        foreach (var platform in Platforms)
        {
            if (await platform.ProbeAsync(cancellationToken).ConfigureAwait(false) is { } trouble)
            {
                troubles[platform.Name] = trouble;
            }
        }

        Troubles = troubles;
        if (_store.Find("town", "opened") is null)
        {
            await Opening.PlayAsync(this, cancellationToken).ConfigureAwait(false);
            _store.Save("town", "opened", new JsonObject { ["at"] = Clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) });
        }
    }

    // Looked at beforehand: a web server that cannot bind tells it with pages of stack trace.
    private static Uri Local(int port, string option) => At(
        port == 0 ? LoopbackPort.Free()
        : LoopbackPort.IsFree(port) ? port
        : throw new TownException($"Port {port} is taken, perhaps by another town: stop that, or choose another with {option}."));

    private static Uri At(int port) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
}
