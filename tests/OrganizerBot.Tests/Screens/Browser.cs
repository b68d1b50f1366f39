using Microsoft.Playwright;

namespace OrganizerBot.Screens;

/// <summary>The browser in which a town's page is looked at.</summary>
internal sealed class Browser : IAsyncDisposable
{
    // No sandbox: as root, as in a container, Chromium does not start in one. It loads the town's own page alone.
    private static readonly BrowserTypeLaunchOptions _launch = new()
    {
        Headless = true,
        ChromiumSandbox = false,
        ExecutablePath = Chromium.Path,
        Args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    };

    private static int _readers;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Starts it.</summary>
    public static async Task<Browser> StartAsync()
    {
        Assert.True(Chromium.Path is not null, Chromium.Missing);
        var playwright = await Playwright.CreateAsync();
        return new Browser(playwright, await playwright.Chromium.LaunchAsync(_launch));
    }

    /// <summary>Opens a page on a window of that size, with or without scripts.</summary>
    public async Task<IPage> OpenAsync(Uri address, Window window, bool scripts = true)
    {
        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = window.Width, Height = window.Height },
            ColorScheme = window.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            HasTouch = window.IsPhone,
            JavaScriptEnabled = scripts,
            // Each reader has an address of their own, so that none is told that they ask too often.
            ExtraHTTPHeaders = [KeyValuePair.Create("X-Forwarded-For", $"198.51.100.{Interlocked.Increment(ref _readers)}")],
        });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address.ToString());
        return page;
    }

    /// <summary>Opens a town's page on a window of that size, and goes to a place in it.</summary>
    public async Task<IPage> OpenAsync(Uri town, Window window, string platform, string channel, string person)
    {
        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = window.Width, Height = window.Height },
            ColorScheme = window.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            HasTouch = window.IsPhone,
        });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(town.ToString());
        await page.SelectOptionAsync("#platform", platform);
        await page.SelectOptionAsync("#channel", channel switch
        {
            "home" => new SelectOptionValue { Value = channel },
            "direct messages" => new SelectOptionValue { Label = channel },
            _ => new SelectOptionValue { Label = "#" + channel },
        });
        var people = page.Locator("#person option", new() { HasText = person });
        await page.SelectOptionAsync("#person", (await people.First.GetAttributeAsync("value"))!);
        await page.Locator("#messages li").First.WaitForAsync();
        return page;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
