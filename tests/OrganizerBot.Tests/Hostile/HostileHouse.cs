using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OrganizerBot.Commands;
using OrganizerBot.Communities;
using OrganizerBot.Discord;
using OrganizerBot.Messages;
using OrganizerBot.Refusals;
using OrganizerBot.Slack;
using OrganizerBot.Support;

namespace OrganizerBot.Hostile;

/// <summary>The real bot, whole, on both platforms, with keys made for the test; a server in Slack's place takes what it says.</summary>
public sealed class HostileHouse : IAsyncLifetime
{
    public const string ApplicationId = "1000000000000000001";
    public const string AppId = "A012ABCD0A0";
    public const int LargestBody = 1024 * 1024;
    public static readonly byte[] Secret = Encoding.ASCII.GetBytes("8f742231b10e8888abcd99yyyzzz85a5");

    private readonly TemporaryFolder _folder = new();
    private WebApplication? _bot;

    internal DiscordSender Discord { get; } = new();

    public SlackSide Platform { get; private set; } = null!;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));

    public HttpClient Http { get; private set; } = null!;

    public IServiceProvider Services => _bot!.Services;

    public async ValueTask InitializeAsync()
    {
        Platform = await SlackSide.StartAsync();
        _bot = OrganizerHost.Build(new OrganizerHostOptions
        {
            Clock = Clock,
            Settings = new Dictionary<string, string?>
            {
                ["Discord:ApplicationId"] = ApplicationId,
                ["Discord:Receive"] = "Http",
                ["Discord:PublicKey"] = Discord.PublicKey,
                ["Discord:BotToken"] = "invented-token",
                ["Discord:ApiBaseUrl"] = Platform.Address + "/discord",
                ["Slack:AppId"] = AppId,
                ["Slack:Receive"] = "Http",
                ["Slack:SigningSecret"] = Encoding.ASCII.GetString(Secret),
                ["Slack:BotToken"] = "xoxb-invented-token",
                ["Slack:ApiBaseUrl"] = Platform.Api,
                ["Storage:DataDirectory"] = _folder["data"],
                ["Storage:KeysDirectory"] = _folder["keys"],
                ["Urls"] = "http://127.0.0.1:0",
                ["Metrics:Port"] = "0",
                ["Logging:LogLevel:Default"] = "None",
            },
        });
        await _bot.StartAsync(TestContext.Current.CancellationToken);
        Http = new HttpClient { BaseAddress = new Uri(_bot.Urls.Single()) };
    }

    /// <summary>Sends a request as it is and gives the status and what is answered.</summary>
    internal async Task<(HttpStatusCode Status, string Body)> SendAsync(Attack attack)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, attack.Path) { Content = new ByteArrayContent(attack.Body) };

        // What is too large is refused before it is read: an honest client asks first, and one that does not sees its connection end.
        request.Headers.ExpectContinue = attack.Body.Length > LargestBody;
        foreach (var (name, value) in attack.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Whether the bot says that something broke on its side: a defect, however politely it is told.</summary>
    internal static bool SaysBroken(string body)
    {
        var text = body.Replace("\\u00E9", "é", StringComparison.OrdinalIgnoreCase);
        return text.Contains("(ref ", StringComparison.Ordinal) || text.Contains("(réf.", StringComparison.Ordinal);
    }

    /// <summary>The code by which a Slack workspace is claimed.</summary>
    public Passcode ClaimCode(string workspace) => _bot!.Services.GetRequiredService<ClaimCodes>().For(new CommunityRef(OrganizerBot.Messages.Platform.Slack, workspace));

    /// <summary>What each table holds that requests could change: in its settings the bot notes by itself which full hour it kept.</summary>
    public IReadOnlyDictionary<string, string> Content(params string[] but) => Tables.In(_folder["data/organizer.db"], ["Settings", .. but]);

    /// <summary>By itself the bot settles at each full hour what was published in the one before. If one begins within some time, it begins now, and what it changes is done afterwards.</summary>
    internal async Task BeginsNoHourWithinAsync(TimeSpan time)
    {
        var now = Clock.GetUtcNow();
        var next = now.AddTicks(TimeSpan.TicksPerHour - (now.Ticks % TimeSpan.TicksPerHour));
        if (next - now <= time)
        {
            Clock.SetUtcNow(next);
            await Services.GetRequiredService<BackgroundWork>().DoAsync(services => services.GetRequiredService<SettledHour>().KeepAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>How many rows each table holds.</summary>
    public IReadOnlyDictionary<string, long> Rows()
    {
        using var database = new SqliteConnection($"Data Source={_folder["data/organizer.db"]};Mode=ReadOnly;Pooling=False");
        database.Open();
        using var tables = new SqliteCommand("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", database);
        List<string> names = [];
        using (var reader = tables.ExecuteReader())
        {
            while (reader.Read())
            {
                names.Add(reader.GetString(0));
            }
        }

        return names.ToDictionary(name => name, name => Count(database, name));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _bot!.StopAsync();
        await _bot.DisposeAsync();
        await Platform.DisposeAsync();
        Discord.Dispose();
        _folder.Dispose();
    }

    private static long Count(SqliteConnection database, string table)
    {
#pragma warning disable CA2100 // The name comes from the database itself.
        using var count = new SqliteCommand($"SELECT count(*) FROM \"{table}\"", database);
#pragma warning restore CA2100
        return (long)count.ExecuteScalar()!;
    }
}
