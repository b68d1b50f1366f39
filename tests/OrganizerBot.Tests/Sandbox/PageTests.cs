using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using OrganizerBot.Sandbox.Page;
using OrganizerBot.Support;

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

        Assert.Equal(13, seen.Count);
    }

    [Fact]
    public async Task Every_input_of_the_page_has_a_label()
    {
        var page = await LoadAsync("/");

        Assert.All(Input().Matches(page), input => Assert.Contains($"for=\"{input.Groups[1].Value}\"", page, StringComparison.Ordinal));
        Assert.Contains("aria-live", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_client_speaks_each_language_with_all_the_words_it_uses()
    {
        var spoken = Language().Matches(await LoadAsync("/page/language.js"))
            .ToDictionary(language => language.Groups[1].Value, language => Word().Matches(language.Groups[2].Value).ToDictionary(word => word.Groups[1].Value, word => word.Groups[2].Value));
        var used = Used().Matches(await LoadAsync("/", "/page/form.js", "/page/picker.js", "/page/messages.js")).SelectMany(match => Name().Matches(match.Value)).Select(name => name.Groups[1].Value);

        var words = used.Distinct().Order().ToArray();
        Assert.Equal(["de", "en", "es", "fr"], spoken.Keys.Order());
        Assert.All(spoken.Values, language => Assert.Equal(words, language.Keys.Order()));
        Assert.DoesNotContain(words, word => spoken.Any(language => language.Key != "en" && spoken["en"][word] == language.Value[word]));
    }

    [Fact]
    public async Task A_crowd_signs_with_names_unless_told() =>
        Assert.Matches("""<select id="crowd-way">\s*<option value="named">""", await LoadAsync("/"));

    [Theory]
    [InlineData("Clock and crowd")]
    [InlineData("A crowd signs")]
    [InlineData("With names")]
    [InlineData("Let them sign")]
    [InlineData("+1 day")]
    public async Task The_tour_names_what_stands_on_the_page(string words)
    {
        Assert.Contains($"**{words}**", await File.ReadAllTextAsync(Repository.PathOf("README.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains($">{words}<", await LoadAsync("/"), StringComparison.Ordinal);
    }

    private static async Task<string> LoadAsync(params string[] paths)
    {
        await using var app = await StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var texts = new List<string>();
        foreach (var path in paths)
        {
            texts.Add(await client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));
        }

        return string.Join('\n', texts);
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

    [GeneratedRegex("""data-word="[a-z]+"|\bword\([^)]*\)""")]
    private static partial Regex Used();

    [GeneratedRegex("""["]([a-z]+)["]""")]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(en|fr|de|es): \{([^}]*)\}")]
    private static partial Regex Language();

    [GeneratedRegex("""([a-z]+): "([^"]+)["]""")]
    private static partial Regex Word();

    [GeneratedRegex("""<(?:input|select|textarea) id="([^"]+)["]""")]
    private static partial Regex Input();
}
