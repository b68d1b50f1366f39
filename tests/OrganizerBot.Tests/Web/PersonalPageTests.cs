using System.Net;
using System.Text.RegularExpressions;
using OrganizerBot.Members;
using OrganizerBot.Messages;
using OrganizerBot.Sandbox.Town;
using OrganizerBot.Support;

namespace OrganizerBot.Web;

public sealed partial class PersonalPageTests(LiveTown town) : IClassFixture<LiveTown>
{
    private static readonly (string, string) SameOrigin = ("Sec-Fetch-Site", "same-origin");

    private Uri Post => new(town.Town.Addresses.Bot, "me");

    [Theory]
    [InlineData("discord", "Emeka Obi")]
    [InlineData("slack", "chiara")]
    public async Task Whoever_lost_the_chat_erases_by_the_link_they_asked_for_when_they_signed(string platform, string person)
    {
        var link = await LinkOf(platform, person);
        using var browser = new Browser();

        var first = await browser.Opens(link);
        var again = await browser.Opens(link);
        Assert.Equal((HttpStatusCode.OK, first.Html), (again.Status, again.Html));
        Assert.Contains("What is kept under your name", first.Html, StringComparison.Ordinal);
        Assert.Contains("No face recognition in our name", first.Html, StringComparison.Ordinal);
        var token = HiddenToken().Match(first.Html).Groups[1].Value;
        Assert.EndsWith(token, link.AbsolutePath, StringComparison.Ordinal);

        var done = await browser.Sends(Post, token, SameOrigin);
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Equal("\"cache\"", done.Headers["Clear-Site-Data"]);
        Assert.False(first.Headers.ContainsKey("Clear-Site-Data"));
        Assert.Contains("Now close this page", done.Html, StringComparison.Ordinal);
        Assert.Contains("Links for later that you asked for stay valid until their day", done.Html, StringComparison.Ordinal);
        Assert.Contains("Done. Nothing that is kept here leads to you any more.", done.Html, StringComparison.Ordinal);
        Assert.Contains($"what {char.ToUpperInvariant(platform[0])}{platform[1..]} keeps", done.Html, StringComparison.Ordinal);

        var mine = await town.Says(platform, person, "/organizer mine", "organizing");
        Assert.Contains("Nothing here carries your name", mine.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Opens(link)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Sends(Post, token, SameOrigin)).Status);
    }

    [Fact]
    public async Task The_link_comes_with_its_warning_and_only_the_one_who_asked_sees_it()
    {
        var told = await LinkSight("discord", "Zoltan Varga");

        Assert.Equal("ephemeral", told.Visibility);
        Assert.Contains("Whoever holds this link can see here what carries your name", told.Text, StringComparison.Ordinal);
        Assert.Contains("The link itself shows that you use this bot", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_keeps_to_itself_and_leads_nowhere()
    {
        using var browser = new Browser();
        var pages = new[] { await browser.Opens(await LinkOf("discord", "Hugo Petit")), await browser.Opens(new Uri(town.Town.Addresses.Bot, "me/nothing")) };

        foreach (var page in pages)
        {
            Assert.Equal("no-store", page.Headers["Cache-Control"]);
            Assert.Equal("no-referrer", page.Headers["Referrer-Policy"]);
            Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
            Assert.Equal("noindex, nofollow", page.Headers["X-Robots-Tag"]);
            Assert.Equal("text/html; charset=utf-8", page.Headers["Content-Type"]);
            Assert.Matches("^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$", page.Headers["Content-Security-Policy"]);
            Assert.False(page.Headers.ContainsKey("Set-Cookie"));
            Assert.DoesNotContain("<script", page.Html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch("(?i)(?:src|href)=", page.Html);
            Assert.DoesNotContain("http", page.Html, StringComparison.OrdinalIgnoreCase);
            var style = Style().Match(page.Html).Groups[1].Value;
            Assert.Contains(Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style))), page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_speaks_the_language_of_the_browser()
    {
        var link = await LinkOf("discord", "Kaede Mori");
        using var french = new Browser("fr-CA,fr;q=0.9,en;q=0.8");
        using var english = new Browser("it-IT,en;q=0.5");

        var page = await french.Opens(link);
        Assert.Contains("<html lang=\"fr\">", page.Html, StringComparison.Ordinal);
        Assert.Contains("<title>Ce qui est conserv", page.Html, StringComparison.Ordinal);
        Assert.Contains("Effacer tout ce qui me concerne", page.Html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", (await english.Opens(link)).Html, StringComparison.Ordinal);

        var token = HiddenToken().Match(page.Html).Groups[1].Value;
        Assert.Contains("Plus rien de ce qui est conserv", (await french.Sends(Post, token, SameOrigin)).Html, StringComparison.Ordinal);
        Assert.Contains("Ce lien ne fonctionne pas", (await french.Opens(link)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_press_the_button()
    {
        var link = await LinkOf("slack", "deniz");
        using var browser = new Browser();
        var token = HiddenToken().Match((await browser.Opens(link)).Html).Groups[1].Value;
        (string, string)[][] strangers =
        [
            [("Sec-Fetch-Site", "cross-site")],
            [("Sec-Fetch-Site", "same-site"), ("Origin", "null")],
            [("Origin", "https://elsewhere.example")],
        ];

        foreach (var headers in strangers)
        {
            var refused = await browser.Sends(Post, token, headers);
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Contains("Nothing was erased.", refused.Html, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Sends(Post, token + new string('x', 2000), SameOrigin)).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Opens(link)).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Sends(Post, token, ("Origin", "null"))).Status);
    }

    [Fact]
    public async Task What_was_never_a_link_gets_the_same_page_as_a_used_one()
    {
        var link = await LinkOf("slack", "efua");
        using var browser = new Browser();
        var token = HiddenToken().Match((await browser.Opens(link)).Html).Groups[1].Value;
        await browser.Sends(Post, token, SameOrigin);
        var used = await browser.Opens(link);

        string[] wrong = ["", LinkToken.New().Text, "x", "..%2f..%2fetc", new string('7', 3000)];
        foreach (var typed in wrong)
        {
            var page = await browser.Opens(new Uri(town.Town.Addresses.Bot, $"me/{typed}"));
            Assert.Equal((used.Status, used.Html), (page.Status, page.Html));
        }

        Assert.Equal((used.Status, used.Html), await Answer(browser.Sends(Post, "x", SameOrigin)));
        Assert.Equal((used.Status, used.Html), await Answer(browser.Sends(Post, LinkToken.New().Text, SameOrigin)));
    }

    [Fact]
    public async Task Whoever_asks_too_often_waits_and_others_do_not()
    {
        using var eager = new Browser("fr");
        using var calm = new Browser();
        var page = new Uri(town.Town.Addresses.Bot, "me/nothing");
        for (var request = 0; request < WebSetup.MostInAMinute; request++)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await eager.Opens(page)).Status);
        }

        var busy = await eager.Opens(page);
        Assert.Equal(HttpStatusCode.TooManyRequests, busy.Status);
        Assert.Contains("Trop de demandes sont venues de votre", busy.Html, StringComparison.Ordinal);
        Assert.Equal("no-store", busy.Headers["Cache-Control"]);
        Assert.Equal(HttpStatusCode.NotFound, (await calm.Opens(page)).Status);
    }

    private static async Task<(HttpStatusCode, string)> Answer(Task<Shown> shown)
    {
        var (status, html, _) = await shown;
        return (status, html);
    }

    /// <summary>Signs the town's petition by name and asks for a link.</summary>
    private async Task<Uri> LinkOf(string platform, string person) => new(Address().Match((await LinkSight(platform, person)).Text!).Value);

    private async Task<Sight> LinkSight(string platform, string person)
    {
        var card = await town.Sees(platform, "organizing", person, sight => sight.Text?.StartsWith("No face recognition in our name", StringComparison.Ordinal) == true && sight.Progress is not null, "the petition's card");
        var choice = await town.Presses(platform, person, card, "Sign");
        var signed = await town.Presses(platform, person, choice, choice.Buttons!.First(button => AnyLanguage.Says(button.Label, "signing.as.named")).Label);
        return await town.Presses(platform, person, signed, signed.Buttons!.First(button => AnyLanguage.Says(button.Label, "member.button.link")).Label);
    }

    [GeneratedRegex("name=\"token\" value=\"([0-9A-Z]{26})\"")]
    private static partial Regex HiddenToken();

    [GeneratedRegex("<style>([^<]*)</style>")]
    private static partial Regex Style();

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/me/[0-9A-Z]{26}")]
    private static partial Regex Address();
}
