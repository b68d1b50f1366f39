using OrganizerBot.Screens;

namespace OrganizerBot.Stories;

/// <summary>Pictures of what each person has before their eyes when a story ends, on a wide window and on a phone's. They are for people to look at, and are only taken where <see cref="Setting"/> names a folder.</summary>
internal sealed class StoryScreens : IAsyncDisposable
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Setting = "ORGANIZERBOT_SCREENS";

    private static readonly string[] _windows = ["wide", "phone"];
    private static readonly string? _folder = Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } told ? told : null;

    private Browser? _browser;

    /// <summary>Takes the pictures of one story.</summary>
    public async Task TakeAsync(StoryTown town, string story, string platform, IEnumerable<(string Part, string Name, string Channel)> people)
    {
        if (_folder is null)
        {
            return;
        }

        _browser ??= await Browser.StartAsync();
        foreach (var (part, name, channel) in people)
        {
            foreach (var window in _windows)
            {
                var page = await _browser.OpenAsync(town.Town.Town.Address, Window.Named(window), platform, channel, name);
                await page.ScreenshotAsync(new() { Path = Path.Combine(_folder, $"{story}-{part}-{window}.png") });
                await page.Context.CloseAsync();
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _browser?.DisposeAsync() ?? ValueTask.CompletedTask;
}
