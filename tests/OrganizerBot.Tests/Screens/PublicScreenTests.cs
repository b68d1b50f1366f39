using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace OrganizerBot.Screens;

/// <summary>A campaign's public page in a real browser: for everybody to read, and to check a receipt with.</summary>
public sealed class PublicScreenTests(PublicScreen screen) : IClassFixture<PublicScreen>
{
    [ChromiumTheory]
    [InlineData("wide", "", true)]
    [InlineData("phone", "/de", true)]
    [InlineData("phone, dark", "/fr", true)]
    [InlineData("wide, dark", "/es", true)]
    [InlineData("phone", "", false)]
    public async Task It_can_be_read_and_used_by_everybody(string window, string language, bool scripts)
    {
        var page = await screen.OpenAsync(Window.Named(window), language, scripts);

        Assert.Equal(scripts, await page.Locator("#receipt").IsVisibleAsync());
        Assert.True(await page.GetByText("organizerbot verify --leaves").IsVisibleAsync());
        if (scripts)
        {
            await page.MustBeFineAsync();
            await page.MustBeReachableAsync("body");
        }

        Assert.Empty(screen.Troubles);
        await page.Context.CloseAsync();
    }

    [ChromiumTheory]
    [InlineData("wide")]
    public async Task On_paper_everything_is_open_and_nothing_waits_to_be_pressed(string window)
    {
        var page = await screen.OpenAsync(Window.Named(window));
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.True(await page.GetByText("We build Lighthouse Cloud, and we ask").IsVisibleAsync());
        Assert.False(await page.Locator("#receipt").IsVisibleAsync());
        Assert.False(await page.Locator("header nav").IsVisibleAsync());
        Assert.NotEmpty(await page.PdfAsync());
        await page.Context.CloseAsync();
    }

    [ChromiumTheory]
    [InlineData("phone", "", "Refusals by month, Lighthouse Cloud.")]
    [InlineData("wide", "/de", "Absagen nach Monaten, Lighthouse Cloud.")]
    public async Task Its_pictures_are_drawn_and_say_the_same_in_words(string window, string language, string words)
    {
        var page = await screen.OpenAsync(Window.Named(window), language);
        var picture = page.Locator("figure.chart img").First;
        await picture.ScrollIntoViewIfNeededAsync();

        Assert.Equal(800, await picture.EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)"));
        Assert.StartsWith(words, await picture.GetAttributeAsync("alt"), StringComparison.Ordinal);
        await page.MustBeFineAsync();
        await page.Context.CloseAsync();
    }

    [ChromiumTheory]
    [InlineData("phone", "", "Counted: your signature is line [0-9]+ of", "Everything holds")]
    [InlineData("wide", "/fr", "Comptée : votre signature est la ligne [0-9]+ de", "Tout concorde")]
    public async Task A_receipt_that_is_counted_is_found_and_never_sent(string window, string language, string counted, string holds)
    {
        var page = await screen.OpenAsync(Window.Named(window), language);
        List<string> sent = [];
        page.Request += (_, request) => sent.Add($"{request.Method} {request.Url} {request.PostData} {string.Join(' ', request.Headers.Values)}");

        var said = await ChecksAsync(page, screen.Counted.ToLowerInvariant().Insert(5, "-"));

        Assert.Matches(counted, said);
        Assert.Contains(holds, said, StringComparison.Ordinal);
        // Pictures are fetched when they come into view, and the tab's when the browser comes to it.
        Assert.Equal(2, sent.Count(request => !request.Contains("/chart-", StringComparison.Ordinal) && !request.Contains("/web/icon-", StringComparison.Ordinal)));
        Assert.All(sent, request => Assert.DoesNotContain(screen.Counted[..8], request, StringComparison.OrdinalIgnoreCase));
        await page.MustBeFineAsync();
        await page.Context.CloseAsync();
    }

    [ChromiumTheory]
    [InlineData("phone")]
    public async Task A_receipt_that_waits_or_is_none_is_said_to_be_so(string window)
    {
        var page = await screen.OpenAsync(Window.Named(window));

        var waiting = await ChecksAsync(page, screen.Waiting);
        Assert.Contains("It is in none of the lists released so far", waiting, StringComparison.Ordinal);
        Assert.Contains("Everything holds", waiting, StringComparison.Ordinal);
        Assert.Contains("It is in none of the lists", await ChecksAsync(page, Tally.Receipt.New().ToString()), StringComparison.Ordinal);
        Assert.StartsWith("That is no receipt", await ChecksAsync(page, screen.Counted[1..]), StringComparison.Ordinal);
        Assert.Equal("true", await page.Locator("#receipt-code").GetAttributeAsync("aria-invalid"));
        await page.MustBeFineAsync();
        await page.Context.CloseAsync();
    }

    [ChromiumTheory]
    [InlineData("leaves", "swap", "does not hold: the mark at")]
    [InlineData("leaves", "drop", "does not hold: the mark at")]
    [InlineData("leaves", "repeat", "does not hold: line [0-9]+ breaks the rules")]
    [InlineData("leaves", "cut", "does not hold: a file cannot be read")]
    [InlineData("leaves", "key", "does not hold: the key is for another list")]
    [InlineData("checkpoints", "sign", "does not hold: the mark at [0-9]+ lines is not signed with the key")]
    [InlineData("checkpoints", "gone", "could not be fetched")]
    public async Task Files_that_were_changed_are_told(string file, string how, string said)
    {
        var page = await screen.OpenAsync(Window.Named("wide"));
        await page.RouteAsync($"**/{file}", async route =>
        {
            if (how == "gone")
            {
                await route.AbortAsync();
                return;
            }

            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = Change(await answer.TextAsync(), how) });
        });

        Assert.Matches(said, await ChecksAsync(page, screen.Counted));
        await page.Context.CloseAsync();
    }

    [ChromiumTheory]
    [InlineData("wide")]
    public async Task What_is_published_between_its_two_files_makes_no_good_list_look_broken(string window)
    {
        var page = await screen.OpenAsync(Window.Named(window));
        Dictionary<string, string> files = [];
        await page.RouteAsync(new Regex("/(leaves|checkpoints)$"), async route =>
        {
            if (files.Count == 1)
            {
                await screen.GrowsAsync();
            }

            var answer = await route.FetchAsync();
            files[route.Request.Url.Split('/')[^1]] = await answer.TextAsync();
            await route.FulfillAsync(new() { Response = answer });
        });

        var said = await ChecksAsync(page, screen.Counted);

        Assert.Equal(2, files.Count);
        Assert.Contains("Everything holds", said, StringComparison.Ordinal);
        // It did grow in between: the list goes on behind the last mark.
        var marked = Regex.Matches(files["checkpoints"], "^[0-9]+$", RegexOptions.Multiline).Max(size => int.Parse(size.Value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.InRange(files["leaves"].TrimEnd('\n').Split('\n').Length - 3, marked + 1, int.MaxValue);
        await page.Context.CloseAsync();
    }

    private static string Change(string text, string how)
    {
        var lines = text.TrimEnd('\n').Split('\n').ToList();
        switch (how)
        {
            case "swap":
                (lines[3], lines[4]) = (lines[4], lines[3]);
                break;
            case "drop":
                lines.RemoveAt(lines.Count - 1);
                break;
            case "repeat":
                lines[5] = lines[4];
                break;
            case "cut":
                lines[5] = lines[5][1..];
                break;
            case "key":
                lines[2] = Regex.Replace(lines[2], "\\+[0-9a-f]{8}\\+", "+00000000+");
                break;
            default:
                return Regex.Replace(text, "(\u2014 [^ ]+ [A-Za-z0-9+/]{12})(.)", match => match.Groups[1].Value + (match.Groups[2].Value == "A" ? "B" : "A"));
        }

        return string.Join('\n', lines) + "\n";
    }

    private static async Task<string> ChecksAsync(IPage page, string receipt)
    {
        await page.FillAsync("#receipt-code", receipt);
        await page.ClickAsync("#receipt button");
        await page.WaitForFunctionAsync("() => !document.querySelector('#receipt button').disabled && document.querySelector('#receipt-result').textContent");
        return await page.Locator("#receipt-result").InnerTextAsync();
    }
}
