using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using OrganizerBot.Benchmarks.Load;
using OrganizerBot.Benchmarks.Served;
using OrganizerBot.Faults.Load;
using OrganizerBot.Faults.Stores;

namespace OrganizerBot.Faults.Kills;

/// <summary>The bot's processes, called by HTTP on both platforms, the platforms that they call in turn, and an open petition on each.</summary>
internal sealed class Scene : IAsyncDisposable
{
    /// <summary>More than there are connections that a kill may have left dead.</summary>
    private const int Attempts = 200;

    private readonly WebApplication _side;

    private Scene(WebApplication side, IPEndPoint address, IStore store)
    {
        (_side, Side) = (side, address);
        Bots = [.. Enumerable.Range(0, store.Replicas).Select(replica => new BotProcess(BotProcess.Program, Settings(store, replica)))];
        Lines = new Lines([.. Bots.Select(bot => bot.Address)]);
    }

    /// <summary>The bot's processes.</summary>
    public IReadOnlyList<BotProcess> Bots { get; }

    /// <summary>The way to them.</summary>
    public Lines Lines { get; }

    /// <summary>The petitions.</summary>
    public OpenPetitions Petitions { get; private set; } = null!;

    private IPEndPoint Side { get; }

    /// <summary>Sets it: the first process makes the schema and the keys, the others come to what is there.</summary>
    public static async Task<Scene> SetAsync(IStore store)
    {
        var side = PlatformSide.Build();
        await side.StartAsync();
        var address = side.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var scene = new Scene(side, new IPEndPoint(IPAddress.Loopback, new Uri(address).Port), store);
        try
        {
            foreach (var bot in scene.Bots)
            {
                await bot.StartAsync();
            }

            scene.Petitions = await OpenPetitions.OpenAsync(scene.Lines, scene.Side, await ClaimCode.AskAsync(scene.Settings(store, 0), Identity.Workspace));
            return scene;
        }
        catch
        {
            await scene.DisposeAsync();
            throw;
        }
    }

    /// <summary>How many names a petition shows, as somebody reads it there.</summary>
    public async Task<string> ShownAsync(Messages.Platform platform)
    {
        for (var attempt = 0; ; attempt++)
        {
            if (await Lines.SendAsync(Petitions.Show(platform)) is var shown && (attempt == Attempts || (shown is not null && !shown.Contains(Answers.Deferred, StringComparison.Ordinal))))
            {
                return shown ?? "";
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var bot in Bots)
        {
            bot.Dispose();
        }

        Lines.Dispose();
        await _side.StopAsync();
        await _side.DisposeAsync();
    }

    private Dictionary<string, string?> Settings(IStore store, int replica) => new(store.Settings(replica))
    {
        ["Discord:ApplicationId"] = Identity.Application,
        ["Discord:Receive"] = "Http",
        ["Discord:PublicKey"] = Identity.DiscordPublicKey,
        ["Discord:BotToken"] = "invented-token",
        ["Discord:ApiBaseUrl"] = $"http://{Side}/discord",
        ["Slack:AppId"] = Identity.SlackApp,
        ["Slack:Receive"] = "Http",
        ["Slack:SigningSecret"] = Identity.SlackSecret,
        ["Slack:BotToken"] = "xoxb-invented-token",
        ["Slack:ApiBaseUrl"] = $"http://{Side}/api/",
    };
}
