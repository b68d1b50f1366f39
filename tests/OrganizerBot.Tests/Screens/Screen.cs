using Microsoft.Playwright;
using OrganizerBot.Support;

namespace OrganizerBot.Screens;

/// <summary>A town, and the browser in which its page is looked at.</summary>
public sealed class Screen : IAsyncLifetime
{
    private Browser? _browser;

    internal LiveTown Town { get; } = new();

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is not null)
        {
            await Town.InitializeAsync();
            _browser = await Browser.StartAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
            await Town.DisposeAsync();
        }
    }

    /// <summary>Opens the page on a window of that size, and goes to a place in it.</summary>
    internal Task<IPage> OpenAsync(Window window, string platform, string channel, string person) =>
        _browser?.OpenAsync(Town.Town.Address, window, platform, channel, person) ?? throw new InvalidOperationException(Chromium.Missing);
}

/// <summary>A window of the browser.</summary>
/// <param name="Width">Its width in CSS pixels.</param>
/// <param name="Height">Its height.</param>
/// <param name="IsDark">Whether its owner prefers dark colours.</param>
internal sealed record Window(int Width, int Height, bool IsDark)
{
    /// <summary>Whether it is as narrow as a phone's.</summary>
    public bool IsPhone => Width < 700;

    /// <summary>A window by its name.</summary>
    public static Window Named(string name) => name switch
    {
        "wide" => new Window(1280, 800, false),
        "phone" => new Window(390, 844, false),
        "wide, dark" => new Window(1280, 800, true),
        _ => new Window(390, 844, true),
    };
}
