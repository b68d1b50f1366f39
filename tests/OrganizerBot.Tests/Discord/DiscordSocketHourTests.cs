using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using OrganizerBot.Messages;
using OrganizerBot.Proofs;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Support;
using Town = OrganizerBot.Sandbox.Discord.DiscordTown;

namespace OrganizerBot.Discord;

/// <summary>The whole bot, with its database, on the town's Gateway while that breaks in every way it can.</summary>
public sealed class DiscordSocketHourTests : IAsyncLifetime
{
    private const string Callback = "POST /interactions/{interaction.id}/{interaction.token}/callback";

    /// <summary>The session outlives these: whatever people do meanwhile must be answered within its three seconds.</summary>
    private static readonly string[] Survived =
        ["drop", "reconnect", "invalid", "close 4000", "close 4001", "close 4002", "close 4008", "noack", "duplicate", "garbage", "ask", "outage", "return", "lost answer", "refused answer"];

    /// <summary>With these Discord itself forgets what happened, or the bot hears nothing: the person reads that nobody answered, and does it again.</summary>
    private static readonly string[] Forgotten = ["ended", "close 4003", "close 4005", "close 4007", "close 4009", "close 1000", "lostsession", "nohello"];

    private readonly LiveTown _town = new();
    private readonly CanaryLog _log = new();

    private Town Discord => (Town)_town.Town.Platform("discord");

    [Fact]
    public async Task In_an_hour_of_faults_nothing_that_discord_still_waits_for_is_lost_and_nothing_is_done_twice()
    {
        var (faults, apart) = Figures.Long ? (300, TimeSpan.FromSeconds(60)) : (24, TimeSpan.FromMinutes(2.5));
        var seed = Figures.Long ? Random.Shared.Next() : 1_203;
        var random = new Random(seed);
        var (done, again) = (0, 0);
        List<string> lost = [];
        var began = _town.Town.Clock.GetUtcNow();
        for (var fault = 0; fault < faults; fault++)
        {
            // Each kind in turn, however short the hour is.
            var survives = fault % 3 != 2;
            var kind = survives ? Survived[(fault - (fault / 3)) % Survived.Length] : Forgotten[fault / 3 % Forgotten.Length];
            var at = random.Next(4);
            List<Task<Sight>> acts = [];
            for (var act = 0; act < 4; act++)
            {
                if (act == at)
                {
                    Break(kind);
                }

                acts.Add(StartsAsync(done + act));
            }

            var sights = await Task.WhenAll(acts);
            await HearsAgainAsync(apart);
            for (var act = 0; act < 4; act++)
            {
                for (var sight = sights[act]; sight.Error is not null; again++)
                {
                    if (survives)
                    {
                        lost.Add($"{kind} (seed {seed}): {sight.Error}");
                    }

                    sight = await StartsAsync(done + act);
                }
            }

            done += 4;
        }

        var hours = (_town.Town.Clock.GetUtcNow() - began).TotalHours;
        var titles = await TitlesAsync();
        var handled = _log.Lines.Count(line => line.Contains("petition start on Discord", StringComparison.Ordinal));
        Figures.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"Gateway: {faults} disconnects, silences, lost sessions and redeliveries in {hours:0.0} h of the town's time: {done} of {done} commands done, {titles.Length - titles.Distinct().Count()} twice, {lost.Count} lost that Discord still waited for; {again} were typed again where the session had died"));

        Assert.Empty(lost);
        Assert.Equal(Enumerable.Range(0, done).Select(Title).Order(), titles.Order());
        Assert.Equal(done, handled);
    }

    [Fact]
    public async Task After_a_removal_nothing_more_is_posted_there_and_an_outage_changes_nothing()
    {
        Discord.MakesTrouble("gateway", "outage", 1);
        Assert.Null((await _town.Discord("Ana Ferreira", "/petition list")).Error);
        Assert.Empty(await SuspendedAsync());

        Discord.MakesTrouble("gateway", "removal", 1);
        await LiveTown.Until(() => _log.Lines.Any(line => line.Contains("removed from a server", StringComparison.Ordinal)) ? "" : null, "the bot to hear of it");

        var suspended = await SuspendedAsync();
        Assert.NotEmpty(suspended);
        Assert.All(suspended, destination => Assert.Equal((Platform.Discord, SuspensionReason.Removed), (destination.Platform, destination.Suspended!.Value)));
        Assert.All(await LookAsync(db => db.Destinations.ToListAsync()), destination => Assert.Equal(destination.Platform == Platform.Discord, destination.Suspended is not null));
    }

    public async ValueTask InitializeAsync()
    {
        await _town.InitializeAsync();
        _town.Town.Bot!.Services.GetRequiredService<ILoggerFactory>().AddProvider(_log);
    }

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    private static string Title(int number) => string.Create(CultureInfo.InvariantCulture, $"Number {number:0000} of the hour");

    private void Break(string kind)
    {
        switch (kind)
        {
            case "lost answer":
                _town.Town.Faults.Arrange("discord", Callback, TownFault.AcceptThenDrop, 2);
                break;
            case "refused answer":
                _town.Town.Faults.Arrange("discord", Callback, TownFault.ServerError, 2);
                break;
            case "lostsession" or "nohello":
                Discord.MakesTrouble("gateway", kind, 1);
                Discord.MakesTrouble("gateway", "drop", 1);
                break;
            default:
                Discord.MakesTrouble("gateway", kind, 2);
                break;
        }
    }

    private Task<Sight> StartsAsync(int number) =>
        _town.Discord("Ana Ferreira", $"/petition start target:\"Lighthouse Cloud\" addressee:\"the board\" title:\"{Title(number)}\" text:\"We ask for an hour without faults.\" deadline:30d");

    /// <summary>Lets time pass until the bot hears Discord again, as somebody who asks can tell, and has for a few seconds.</summary>
    private async Task HearsAgainAsync(TimeSpan apart)
    {
        var until = _town.Town.Clock.GetUtcNow() + apart;
        var gateway = Discord.Gateway!;
        do
        {
            await LiveTown.Until(
                () =>
                {
                    _town.Town.Clock.Advance(TimeSpan.FromSeconds(5));
                    return _town.Town.Clock.GetUtcNow() >= until && gateway is { Connected: 1, Sessions.Count: 1 } && IsHealthy() ? "" : null;
                },
                "the bot to hear again");
        }
        while ((await _town.Discord("Ana Ferreira", "/petition list")).Error is not null);

        _town.Town.Clock.Advance(TimeSpan.FromSeconds(6));
    }

    private bool IsHealthy() => _town.Town.Bot!.Services.GetRequiredService<HealthCheckService>()
        .CheckHealthAsync(check => check.Name == DiscordSocketHealth.Name).GetAwaiter().GetResult().Status == HealthStatus.Healthy;

    private Task<string[]> TitlesAsync() => LookAsync(async db =>
        (await db.Petitions.ToListAsync()).Select(petition => petition.Title.ToString()).Where(title => title.EndsWith("of the hour", StringComparison.Ordinal)).ToArray());

    private Task<List<Destination>> SuspendedAsync() => LookAsync(db => db.Destinations.Where(destination => destination.Suspended != null).ToListAsync());

    private async Task<T> LookAsync<T>(Func<OrganizerDb, Task<T>> look)
    {
        await using var scope = _town.Town.Bot!.Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<OrganizerDb>());
    }
}
