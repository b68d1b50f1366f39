using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using OrganizerBot.Sandbox.Page;

namespace OrganizerBot.Sandbox;

public sealed partial class PageTests
{
    [Fact]
    public async Task The_page_and_all_it_loads_come_from_the_town_alone()
    {
        await using var app = await StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Queue<string> open = new(["/"]);
        HashSet<string> seen = ["/"];

        while (open.TryDequeue(out var path))
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            var text = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.StartsWith("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.DoesNotMatch(@"https?://|\son[a-z]+\s*=\s*""|style=""|innerHTML", text);
            foreach (var name in Loaded().Matches(text).Select(match => "/page/" + match.Groups[1].Value).Where(seen.Add))
            {
                open.Enqueue(name);
            }
        }

        Assert.Equal(11, seen.Count);
    }

    [Fact]
    public async Task Every_input_of_the_page_has_a_label()
    {
        await using var app = await StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        var page = await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.All(Input().Matches(page), input => Assert.Contains($"for=\"{input.Groups[1].Value}\"", page, StringComparison.Ordinal));
        Assert.Contains("aria-live", page, StringComparison.Ordinal);
    }

    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        PageEndpoints.Map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    [GeneratedRegex("""(?:"/page/|from "\./)([a-z]+\.(?:js|css))["]""")]
    private static partial Regex Loaded();

    [GeneratedRegex("""<(?:input|select|textarea) id="([^"]+)["]""")]
    private static partial Regex Input();
}
