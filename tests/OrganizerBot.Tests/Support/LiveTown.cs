using System.Diagnostics;
using System.Text.Json.Nodes;
using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Support;

/// <summary>The whole thing over real HTTP: both platforms, the real bot, real signatures, a clock that can be moved; on free ports and in a folder of its own.</summary>
public sealed class LiveTown : IAsyncLifetime
{
    private TownHost? _town;

    public TemporaryFolder Folder { get; } = new();

    internal TownHost Town => _town!;

    /// <summary>By which way the bot hears of what people do.</summary>
    internal TownReceive Receive { get; init; } = TownReceive.Sockets;

    /// <summary>Whether the town's Slack has an organisation.</summary>
    internal bool HasOrganisation { get; init; }

    public ValueTask InitializeAsync() => OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Folder.Dispose();
    }

    /// <summary>Stops everything and starts it again on what was kept.</summary>
    public async Task RestartAsync()
    {
        await CloseAsync();
        await OpenAsync();
    }

    internal Task<Sight> Discord(string person, string text, string channel = "organizing") => Says("discord", person, text, channel);

    internal Task<Sight> Slack(string person, string text, string channel = "organizing") => Says("slack", person, text, channel);

    internal Task<Sight> Says(string platform, string person, string text, string channel) =>
        Town.Platform(platform).SayAsync(At(platform, person, channel), text, TestContext.Current.CancellationToken);

    /// <summary>Presses the button with that label on a message.</summary>
    internal Task<Sight> Presses(string platform, string person, Sight message, string label, string channel = "organizing") =>
        Town.Platform(platform).PressAsync(
            At(platform, person, channel), message.Message!, (message.Buttons ?? []).First(button => button.Label == label).Id, TestContext.Current.CancellationToken);

    /// <summary>Takes what an app put into the menu of a message, by what it says there.</summary>
    internal Task<Sight> Takes(string platform, string person, Sight message, string label, string channel = "organizing") =>
        Town.Platform(platform).TakeAsync(
            At(platform, person, channel), message.Message!, (message.Shortcuts ?? []).First(shortcut => shortcut.Label == label).Id, TestContext.Current.CancellationToken);

    /// <summary>Types into an input of an open form at which the app is asked.</summary>
    internal async Task<IReadOnlyList<string>> Searches(string platform, string person, Sight form, string field, string text, string channel = "organizing") =>
        [.. (await Town.Platform(platform).OptionsAsync(At(platform, person, channel), form.Form!.Id, field, text, TestContext.Current.CancellationToken)).Select(option => option.Label)];

    /// <summary>Sends an open form.</summary>
    internal Task<Sight> Sends(string platform, string person, Sight form, string channel, params (string Field, string Value)[] values) =>
        Town.Platform(platform).SubmitAsync(
            At(platform, person, channel), form.Form!.Id, values.ToDictionary(value => value.Field, value => (JsonNode?)value.Value), TestContext.Current.CancellationToken);

    internal IReadOnlyList<Sight> Channel(string platform, string channel, string person) => Town.Platform(platform).Messages(At(platform, person, channel));

    /// <summary>Waits until a message of the bot in a channel fits, and returns it.</summary>
    internal Task<Sight> Sees(string platform, string channel, string person, Func<Sight, bool> fits, string what) =>
        Until(() => Channel(platform, channel, person).LastOrDefault(sight => sight.Visibility == "public" && fits(sight)), $"{what} in #{channel} on {platform}");

    /// <summary>Waits on a condition: looks again until it holds, and fails after a minute.</summary>
    internal static async Task<T> Until<T>(Func<T?> look, string what)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(60))
        {
            if (look() is { } found)
            {
                return found;
            }

            await Task.Yield();
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            await tick.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"Waited in vain for {what}.");
    }

    private async ValueTask OpenAsync() =>
        _town = await TownHost.StartAsync(new TownOptions { Port = 0, BotPort = 0, Folder = Folder["town"], Receive = Receive, HasOrganisation = HasOrganisation }, TestContext.Current.CancellationToken);

    private async Task CloseAsync()
    {
        if (_town is not null)
        {
            await _town.DisposeAsync();
        }
    }

    private Place At(string platform, string person, string channel) => new(Town.Platform(platform).Communities[0].Id, channel, person);
}
