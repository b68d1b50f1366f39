using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OrganizerBot.Members;

namespace OrganizerBot.Discord;

/// <summary>The adapter on a real server, without storage: what arrives, and what is answered before any command runs.</summary>
internal sealed class DiscordHouse : IAsyncDisposable
{
    public const string ApplicationId = "1000000000000000001";
    public const string Guild = "2000000000000000001";

    private readonly WebApplication _app;

    private DiscordHouse(WebApplication app, DiscordSender discord, FakeTimeProvider clock) => (_app, Discord, Clock) = (app, discord, clock);

    public DiscordSender Discord { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Http { get; private init; } = new();

    public IServiceProvider Services => _app.Services;

    public static Task<DiscordHouse> OpenAsync(string? apiBaseUrl = null)
    {
        var discord = new DiscordSender();
        return OpenAsync(discord, new Dictionary<string, string?>
        {
            ["Discord:ApplicationId"] = ApplicationId,
            ["Discord:Receive"] = "Http",
            ["Discord:PublicKey"] = discord.PublicKey,
            ["Discord:BotToken"] = "test-token",
            ["Discord:ApiBaseUrl"] = apiBaseUrl ?? "http://127.0.0.1:9",
        });
    }

    public static async Task<DiscordHouse> OpenAsync(DiscordSender discord, IReadOnlyDictionary<string, string?> settings)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.Services.AddRouting().AddSingleton<TimeProvider>(clock).AddHttpClient().AddOrganizing().AddSingleton<Petitions.ILetterPress, Pictures.LetterPress>().AddSingleton(new PublicAddress(null));
        builder.AddDiscord();
        Forget<DiscordRegistration>(builder.Services);
        var app = builder.Build();
        app.UseRouting();
        app.MapDiscord();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new DiscordHouse(app, discord, clock) { Http = new HttpClient { BaseAddress = new Uri(address) } };
    }

    public Task<HttpResponseMessage> SendAsync(JsonObject interaction) => SendAsync(System.Text.Encoding.UTF8.GetBytes(interaction.ToJsonString()));

    public async Task<HttpResponseMessage> SendAsync(byte[] body)
    {
        using var request = Discord.Request(body, Clock.GetUtcNow());
        return await Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>An interaction as Discord sends it, from a member of the guild.</summary>
    public JsonObject Interaction(int type, JsonObject data) => new()
    {
        ["id"] = DiscordSnowflake.At(Clock.GetUtcNow()),
        ["application_id"] = ApplicationId,
        ["type"] = type,
        ["token"] = "interaction-token",
        ["version"] = 1,
        ["guild_id"] = Guild,
        ["channel_id"] = "3000000000000000001",
        ["locale"] = "fr",
        ["guild_locale"] = "en-US",
        ["authorizing_integration_owners"] = new JsonObject { ["0"] = Guild },
        ["member"] = new JsonObject
        {
            ["nick"] = "Ana",
            ["permissions"] = "32",
            ["pending"] = false,
            ["user"] = new JsonObject { ["id"] = "4000000000000000001", ["username"] = "ana", ["global_name"] = "Ana Lima" },
        },
        ["data"] = data,
    };

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Discord.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>Registration needs storage, which is tried with the whole bot.</summary>
    private static void Forget<T>(IServiceCollection services)
    {
        foreach (var service in services.Where(service => service.ImplementationType == typeof(T)).ToArray())
        {
            services.Remove(service);
        }
    }
}
