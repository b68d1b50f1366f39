using System.Collections.Concurrent;
using Microsoft.Playwright;
using OrganizerBot.Messages;
using OrganizerBot.Refusals;
using OrganizerBot.Web;

namespace OrganizerBot.Screens;

/// <summary>A campaign's public page with a bit of everything on it, and the browser in which it is looked at.</summary>
public sealed class PublicScreen : IAsyncLifetime
{
    private readonly PageHouse _house = new();
    private readonly ConcurrentQueue<string> _troubles = new();
    private readonly List<string> _receipts = [];
    private Browser? _browser;
    private PageScene? _scene;

    /// <summary>A receipt of a signature that is counted.</summary>
    public string Counted { get; private set; } = "";

    /// <summary>A receipt of a signature that waits.</summary>
    public string Waiting { get; private set; } = "";

    /// <summary>What the browser complained about since the page was opened.</summary>
    public IReadOnlyCollection<string> Troubles => _troubles;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        await _house.InitializeAsync();
        await PlayAsync(_scene = await _house.HasACampaign(
            "No face recognition in our name", "We build Lighthouse Cloud, and we ask that it is not sold for face recognition.\n\nWe want a say in what our work is used for."));
        _browser = await Browser.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
            await _house.DisposeAsync();
        }
    }

    /// <summary>Opens the page on a window of that size.</summary>
    /// <param name="window">The window.</param>
    /// <param name="language">Which page, such as <c>/fr</c>; empty for the first one.</param>
    /// <param name="scripts">Whether scripts run.</param>
    internal async Task<IPage> OpenAsync(Window window, string language = "", bool scripts = true)
    {
        _troubles.Clear();
        var page = await (_browser ?? throw new InvalidOperationException(Chromium.Missing)).OpenAsync(new Uri(_house.Address, $"/c/{_scene!.Campaign}{language}"), window, scripts);
        page.Console += (_, message) => _troubles.Enqueue(message.Text);
        return page;
    }

    /// <summary>More sign, and the next lot of signatures is published.</summary>
    internal async Task GrowsAsync()
    {
        await SignAsync(_scene!, 500 + _receipts.Count, 20);
        // At least six days lie between two weekly hours that are kept.
        await _scene!.Guild.KeepsTheWeeklyHour();
        await PublishAsync(_scene);
    }

    private async Task PlayAsync(PageScene scene)
    {
        var moderator = scene.Guild.Moderator;
        await moderator.Says($"""/campaign edit {scene.Campaign} demand:"Lighthouse Cloud is not sold for face recognition." lift:"The contract is ended, in public and in writing." hashtag:NotInOurName sources:"https://example.org/report (invented)" """);
        await moderator.Says($"""/impact contract {scene.Campaign} monthly:600k source:"An invented notice" worth:1tn worthsource:"An invented exchange" """);
        var pledge = (await moderator.Hears("""/pledge start target:"Lighthouse Cloud" statement:"I will decline every interview at Lighthouse Cloud until the contract has ended." criticalmass:5""")).Split("drafted as ")[1][..5];
        await moderator.Says($"/pledge open {pledge} eligible:200");
        await scene.Sign(100, 7, "named");
        await SignAsync(scene, 0, 30);
        await scene.Guild.Log(7, "company:\"Lighthouse Cloud\" stage:offer month:2027-02");
        await scene.Guild.Approves(await scene.Guild.Member("Zoltan Varga").Logs("""company:"Lighthouse Cloud" stage:interview month:2027-02 reason:"I asked what it is for, and they would not say." role:"engineer" credit:public"""));
        await PublishAsync(scene);
        await scene.Publishes();
    }

    private async Task SignAsync(PageScene scene, int from, int count)
    {
        await scene.Sign(from, count, "counted");
        _receipts.AddRange(await Task.WhenAll(Enumerable.Range(from, count).Select(async member => ReceiptOf(await scene.Guild.Member($"member{member}").Says($"/petition receipt {scene.Petition}")))));
    }

    private async Task PublishAsync(PageScene scene)
    {
        await scene.Guild.KeepsTheWeeklyHour();
        foreach (var receipt in _receipts)
        {
            var isCounted = (await scene.Guild.Member("member0").Hears($"/organizer verify {receipt}")).Contains("is counted", StringComparison.Ordinal);
            (Counted, Waiting) = isCounted ? (receipt, Waiting) : (Counted, receipt);
        }
    }

    private static string ReceiptOf(Reply reply) =>
        Assert.IsType<CodeSpan>(Assert.IsType<Paragraph>(Assert.IsType<Reply.Say>(reply).Message.Nodes[1]).Words.Spans.Single()).Text;
}
