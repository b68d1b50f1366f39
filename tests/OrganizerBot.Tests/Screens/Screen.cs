using Microsoft.Playwright;
using OrganizerBot.Support;

namespace OrganizerBot.Screens;

/// <summary>A town, and the browser in which its page is looked at.</summary>
public sealed class Screen : IAsyncLifetime
{
    // No sandbox: as root, as in a container, Chromium does not start in one. It loads the town's own page alone.
    private static readonly BrowserTypeLaunchOptions _launch = new()
    {
        Headless = true,
        ChromiumSandbox = false,
        ExecutablePath = Chromium.Path,
        Args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    };

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal LiveTown Town { get; } = new();

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is not null)
        {
            await Town.InitializeAsync();
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(_launch);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
            _playwright!.Dispose();
            await Town.DisposeAsync();
        }
    }

    /// <summary>Opens the page on a window of that size, and goes to a place in it.</summary>
    internal async Task<IPage> OpenAsync(Window window, string platform, string channel, string person)
    {
        Assert.True(_browser is not null, Chromium.Missing);
        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = window.Width, Height = window.Height },
            ColorScheme = window.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            HasTouch = window.IsPhone,
        });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(Town.Town.Address.ToString());
        await page.SelectOptionAsync("#platform", platform);
        await page.SelectOptionAsync("#channel", channel == "home" ? new SelectOptionValue { Value = "home" } : new SelectOptionValue { Label = "#" + channel });
        var people = page.Locator("#person option", new() { HasText = person });
        await page.SelectOptionAsync("#person", (await people.First.GetAttributeAsync("value"))!);
        await page.Locator("#messages li").First.WaitForAsync();
        return page;
    }
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
