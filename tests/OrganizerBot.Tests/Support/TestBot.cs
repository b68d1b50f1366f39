using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OrganizerBot.Messages;
using OrganizerBot.Signing;

namespace OrganizerBot.Support;

/// <summary>The real bot with a real database in a folder of its own and a clock that stands still; no platform is connected.</summary>
public class TestBot : IAsyncLifetime
{
    private readonly Lazy<TestDatabase> _database;
    private WebApplication? _app;

    public TestBot() => _database = new(NewDatabase);

    public TemporaryFolder Folder { get; } = new();

    public FakeTimeProvider Clock { get; private init; } = new(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));

    /// <summary>Settings beyond those that every test has.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Whether it is on PostgreSQL, whatever the run is for.</summary>
    public bool OnPostgres { get; init; }

    /// <summary>The replica beside which it is another: it has the same database, the same keys and the same clock.</summary>
    public TestBot? Beside
    {
        get;
        init => (field, Clock) = (value, value!.Clock);
    }

    /// <summary>What is left to chance; some tests decide it themselves.</summary>
    public Lots Lots { get; init; } = Lots.Fair;

    public IServiceProvider Services => _app!.Services;

    /// <summary>How its database is reached, where that is a server.</summary>
    internal string? Connection => _database.Value.Connection;

    public virtual async ValueTask InitializeAsync()
    {
        _app = Build(new Dictionary<string, string?>(Settings.Concat(_database.Value.Settings))
        {
            ["Storage:DataDirectory"] = Folder["data"],
            ["Storage:KeysDirectory"] = (Beside ?? this).Folder["keys"],
            ["Urls"] = "http://127.0.0.1:0",
            ["Metrics:Port"] = Settings.GetValueOrDefault("Metrics:Port", "0"),
            ["Logging:LogLevel:Default"] = "Warning",
        });
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A member of the Discord guild "100".</summary>
    internal Person Member(string name) => new(this, new CommunityRef(Platform.Discord, "100"), name);

    /// <summary>A moderator of the Discord guild "100".</summary>
    internal Person Moderator(string name = "Mo") => new(this, new CommunityRef(Platform.Discord, "100"), name) { Moderates = true };

    /// <summary>A member of the Slack workspace "T1".</summary>
    internal Person SlackMember(string name) => new(this, new CommunityRef(Platform.Slack, "T1"), name);

    /// <summary>Looks into the database.</summary>
    public async Task<T> LookAsync<T>(Func<OrganizerDb, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<OrganizerDb>());
    }

    /// <summary>Runs something of the bot in a scope of its own, as a job would.</summary>
    public async Task RunAsync<TService>(Func<TService, Task> run)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        await run(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Stops it and starts it again on what was kept.</summary>
    public async Task RestartAsync()
    {
        await CloseAsync();
        await InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Folder.Dispose();
        if (Beside is null && _database.IsValueCreated)
        {
            _database.Value.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Puts it together.</summary>
    protected virtual WebApplication Build(IReadOnlyDictionary<string, string?> settings) => OrganizerHost.Build(new OrganizerHostOptions { Clock = Clock, Lots = Lots, Settings = settings });

    /// <summary>Stops it, and keeps what it kept.</summary>
    public async Task CloseAsync()
    {
        if (_app is not null)
        {
            var app = _app;
            _app = null;
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    private TestDatabase NewDatabase() => Beside is { } first ? first._database.Value : OnPostgres ? TestDatabase.OnPostgres() : TestDatabase.New();
}
