using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrganizerBot.Communities;
using OrganizerBot.Digests;
using OrganizerBot.Discord;
using OrganizerBot.Keys;
using OrganizerBot.Languages;
using OrganizerBot.Members;
using OrganizerBot.Signing;
using OrganizerBot.Slack;
using OrganizerBot.Storage;
using OrganizerBot.Support;

namespace OrganizerBot.Messages;

/// <summary>The bot's outbox with the real adapters and a real database. Nothing runs by itself: a test says when somebody looks, so that an hour takes seconds.</summary>
internal sealed class OutboxHouse : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TimeProvider _clock;
    private readonly IReadOnlyDictionary<string, string?> _settings;

    private WebApplication _app;

    private OutboxHouse(TimeProvider clock, IReadOnlyDictionary<string, string?> settings)
    {
        (_clock, _settings) = (clock, settings);
        _app = Build();
    }

    public IServiceProvider Services => _app.Services;

    public static async Task<OutboxHouse> OnDiscordAsync(TimeProvider clock, string address) => await OpenAsync(clock, new Dictionary<string, string?>
    {
        ["Discord:ApplicationId"] = DiscordHouse.ApplicationId,
        ["Discord:Receive"] = "Http",
        ["Discord:PublicKey"] = new DiscordSender().PublicKey,
        ["Discord:BotToken"] = "test-token",
        ["Discord:ApiBaseUrl"] = address,
    });

    public static async Task<OutboxHouse> OnSlackAsync(TimeProvider clock, string address, string token = "xoxb-invented-token") => await OpenAsync(clock, new Dictionary<string, string?>
    {
        ["Slack:AppId"] = "A012ABCD0A0",
        ["Slack:Receive"] = "Http",
        ["Slack:SigningSecret"] = "8f742231b10e8888abcd99yyyzzz85a5",
        ["Slack:BotToken"] = token,
        ["Slack:ApiBaseUrl"] = address,
    });

    /// <summary>A channel of a community, which is met if it was not.</summary>
    public Task<Destination> HasAChannelAsync(CommunityRef community, string channel) => InScopeAsync(async (db, keys) =>
    {
        var (platform, id) = community;
        var met = await db.Communities.FirstOrDefaultAsync(known => known.PlatformId == id);
        if (met is null)
        {
            met = Community.Meet(Id<Community>.New(_clock), community, Language.English, _clock.GetUtcNow());
            db.Add(met);
            keys.Make(met.Id.Value, met.Id);
        }

        var destination = Destination.To(Id<Destination>.New(_clock), met.Id, new ChannelRef(platform, channel));
        db.Add(destination);
        return destination;
    });

    /// <summary>Somebody writes a message for it.</summary>
    public Task<OutboxEntry> WritesAsync(Destination destination, string words, bool mayBePlanned = false) => InScopeAsync(async (db, keys) =>
    {
        var entry = OutboxEntry.Write(words, destination, await keys.OfCommunityAsync(destination.CommunityId, CancellationToken.None), Message.Of(Prose.Of(words)), _clock, mayBePlanned);
        db.Add(entry);
        return entry;
    });

    /// <summary>Another who sends, with a clock of its own if need be.</summary>
    public OutboxPump Pump(TimeProvider? clock = null) => new(Services.GetRequiredService<IServiceScopeFactory>(), Services.GetRequiredService<Turns>(), clock ?? _clock);

    /// <summary>Somebody takes the oldest message that nobody has, does something, and is never heard of again.</summary>
    public async Task CrashesAsync(TimeProvider clock, Func<OutboxDelivery, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        var id = await scope.ServiceProvider.GetRequiredService<OrganizerDb>().Outbox.Where(entry => entry.LeaseUntil == null).OrderBy(entry => entry.Id).Select(entry => entry.Id).FirstAsync();
        var delivery = scope.ServiceProvider.GetRequiredService<OutboxDelivery>();
        Assert.True(await delivery.TakeAsync(id, clock, CancellationToken.None));
        await work(delivery);
    }

    /// <summary>What happens each minute.</summary>
    public async Task SweepAsync()
    {
        await Services.GetRequiredService<Recovery>().SweepAsync(CancellationToken.None);
        await Services.GetRequiredService<DigestRunner>().RunDueAsync(CancellationToken.None);
    }

    /// <summary>Lives on: time passes in small steps, and with each somebody looks what is due.</summary>
    public async Task LivesAsync(TimeSpan time, Action<TimeSpan> advance)
    {
        var (step, passed) = (TimeSpan.FromSeconds(2), TimeSpan.Zero);
        var pump = Pump();
        while (passed < time)
        {
            while (await pump.PassAsync(CancellationToken.None) > 0)
            {
                advance(TimeSpan.FromSeconds(1));
                passed += TimeSpan.FromSeconds(1);
            }

            if ((int)passed.TotalSeconds / 60 != (int)(passed + step).TotalSeconds / 60)
            {
                await SweepAsync();
            }

            advance(step);
            passed += step;
        }
    }

    public async Task<T> LookAsync<T>(Func<OrganizerDb, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<OrganizerDb>());
    }

    /// <summary>Stops it and starts it again on what was kept.</summary>
    public async Task RestartAsync()
    {
        await CloseAsync();
        _app = Build();
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Dispose();
    }

    private static async Task<OutboxHouse> OpenAsync(TimeProvider clock, IReadOnlyDictionary<string, string?> settings)
    {
        var house = new OutboxHouse(clock, settings);
        await house._app.StartAsync();
        return house;
    }

    private async Task<T> InScopeAsync<T>(Func<OrganizerDb, KeyRing, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrganizerDb>();
        var result = await work(db, scope.ServiceProvider.GetRequiredService<KeyRing>());
        await db.SaveChangesAsync();
        return result;
    }

    private async Task CloseAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(_settings)
        {
            ["Storage:DataDirectory"] = _folder["data"],
            ["Storage:KeysDirectory"] = _folder["keys"],
            ["Urls"] = "http://127.0.0.1:0",
        });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(_clock).AddHttpClient().AddOrganizing();
        builder.Services.AddSingleton(new PublicAddress(null)).AddSingleton(new Operator()).AddSingleton(Lots.Fair);
        builder.AddStorage();
        builder.AddDiscord();
        builder.AddSlack();

        // What a test waits for in real time is short; what the adapters do by themselves is none of its business.
        builder.Services.AddHttpClient(DiscordApi.Client).ConfigureHttpClient(client => client.Timeout = TimeSpan.FromSeconds(1));
        builder.Services.AddHttpClient(SlackApi.WebApi).ConfigureHttpClient(client => client.Timeout = TimeSpan.FromSeconds(1));
        foreach (var service in builder.Services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType is { } kind && kind.Assembly == typeof(DiscordApi).Assembly).ToArray())
        {
            builder.Services.Remove(service);
        }

        var app = builder.Build();
        app.PrepareStorage();
        return app;
    }
}
