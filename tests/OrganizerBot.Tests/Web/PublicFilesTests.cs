using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NJsonSchema;
using OrganizerBot.Refusals;

namespace OrganizerBot.Web;

/// <summary>The files of a public page beside the page itself, and how all of them may be kept by whoever stands between.</summary>
public sealed class PublicFilesTests(PageHouse house) : IClassFixture<PageHouse>
{
    private static readonly XNamespace _atom = "http://www.w3.org/2005/Atom";

    [Theory]
    [InlineData("", "text/html; charset=utf-8")]
    [InlineData("/en", "text/html; charset=utf-8")]
    [InlineData("/data.json", "application/json; charset=utf-8")]
    [InlineData("/feed.atom", "application/atom+xml; charset=utf-8")]
    [InlineData("/badge.svg", "image/svg+xml; charset=utf-8")]
    [InlineData("/badge-refusals.svg", "image/svg+xml; charset=utf-8")]
    [InlineData("/picture.png", "image/png")]
    public async Task Any_proxy_may_keep_it_for_a_minute(string file, string kind)
    {
        var scene = await (await house.HasACampaign()).Publishes();

        var shown = await scene.Opens(file, ("Cookie", "who=me"));
        Assert.Equal((HttpStatusCode.OK, kind), (shown.Status, shown.Headers["Content-Type"]));
        Assert.Equal("public, max-age=60, stale-while-revalidate=30", shown.Headers["Cache-Control"]);
        Assert.Equal("nosniff", shown.Headers["X-Content-Type-Options"]);
        Assert.Matches("^\"[0-9a-f]{24}\"$", shown.Headers["ETag"]);
        Assert.False(shown.Headers.ContainsKey("Set-Cookie"));

        house.Bot.Clock.Advance(TimeSpan.FromSeconds(30));
        var again = await scene.Opens(file, ("If-None-Match", $"\"other\", {shown.Headers["ETag"]}"));
        Assert.Equal((HttpStatusCode.NotModified, "", "30"), (again.Status, again.Html, again.Headers["Age"]));
        Assert.Equal(shown.Headers["ETag"], again.Headers["ETag"]);
        Assert.Equal(HttpStatusCode.OK, (await scene.Opens(file, ("If-None-Match", "\"other\""))).Status);

        var head = await house.Sends(HttpMethod.Head, $"/c/{scene.Campaign}{file}");
        Assert.Equal((HttpStatusCode.OK, "", shown.Headers["ETag"], kind), (head.Status, head.Html, head.Headers["ETag"], head.Headers["Content-Type"]));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await house.Sends(HttpMethod.Post, $"/c/{scene.Campaign}{file}")).Status);
    }

    [Fact]
    public async Task It_is_packed_once_for_whoever_unpacks()
    {
        var scene = await (await house.HasACampaign()).Publishes();
        var plain = await scene.Opens();
        Assert.Equal("Accept-Encoding", plain.Headers["Vary"]);

        foreach (var (accepts, coding) in new[] { ("gzip, deflate, br;q=0.9", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("GZIP;q=0.5", "gzip"), ("identity", "") })
        {
            var packed = await scene.Opens("", ("Accept-Encoding", accepts));
            Assert.Equal(coding, packed.Headers.GetValueOrDefault("Content-Encoding", ""));
            Assert.Equal(coding.Length > 0, packed.Headers["ETag"] != plain.Headers["ETag"]);
            Assert.Equal(HttpStatusCode.NotModified, (await scene.Opens("", ("Accept-Encoding", accepts), ("If-None-Match", packed.Headers["ETag"]))).Status);
        }

        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        await using var stream = new BrotliStream(await client.GetStreamAsync(new Uri(house.Address, $"/c/{scene.Campaign}")), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        Assert.Equal(plain.Html, await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task A_code_may_be_typed_as_people_type_codes()
    {
        var scene = await (await house.HasACampaign()).Publishes();
        var typed = scene.Campaign.ToLowerInvariant();
        foreach (var (path, to) in new[] { ($"/c/{typed}", scene.Campaign), ($"/c/{typed}/fr", $"../{scene.Campaign}/fr"), ($"/c/{typed}/data.json", $"../{scene.Campaign}/data.json") })
        {
            if (typed != scene.Campaign)
            {
                var moved = await house.Opens(path);
                Assert.Equal((HttpStatusCode.MovedPermanently, to), (moved.Status, moved.Headers["Location"]));
            }
        }

        foreach (var wrong in new[] { "/c/", "/c/ZZZZZ", "/c/U", $"/c/{new string('0', 2000)}", "/c/%2e%2e", $"/c/{scene.Campaign}/xx", $"/c/{scene.Campaign}/en/chart-1.png" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await house.Opens(wrong)).Status);
        }
    }

    [Fact]
    public async Task The_data_has_the_numbers_of_the_chat_and_is_as_it_is_described()
    {
        var scene = await house.HasACampaign();
        await scene.Guild.Moderator.Says($"""/impact contract {scene.Campaign} monthly:600k source:"An invented notice" worth:1tn worthsource:"An invented exchange" """);
        await scene.Sign(0, 4, "named");
        await scene.Guild.Log(7, "company:\"Lighthouse Cloud\" stage:offer month:2027-02");
        await scene.Guild.KeepsTheWeeklyHour();
        await scene.Guild.KeepsTheWeeklyHour();
        await scene.Publishes();

        var text = (await scene.Opens("/data.json")).Html;
        var data = JsonNode.Parse(text)!;
        var chat = await scene.Guild.Member("Reader").Hears($"/impact show {scene.Campaign}");

        Assert.Equal((6, 6, 0, 4), (Figure("offers"), Figure("refusals"), Figure("interviews"), Figure("signatures")));
        Assert.Contains("Offer: 6 or more", chat, StringComparison.Ordinal);
        Assert.Contains("Interview: too few to say", chat, StringComparison.Ordinal);
        Assert.Contains("Signatures: 4", chat, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"from {data["weight"]!["low"]!.GetValue<decimal>():N0} to {data["weight"]!["high"]!.GetValue<decimal>():N0} USD"), chat, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Offer: from {Mass("low")} to {Mass("high")} a month"), chat, StringComparison.Ordinal);
        Assert.Equal("2027-03", data["publicSince"]!.GetValue<string>()[..7]);

        var description = JsonNode.Parse((await house.Opens("/openapi.json")).Html)!;
        Assert.StartsWith("3.1", description["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(["/c/{code}/data.json"], description["paths"]!.AsObject().Select(path => path.Key));
        var schema = new JsonObject { ["$ref"] = "#/definitions/PageData", ["definitions"] = description["components"]!["schemas"]!.DeepClone() };
        var read = await JsonSchema.FromJsonAsync(schema.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Empty(read.Validate(text));
        data.AsObject().Remove("target");
        Assert.NotEmpty(read.Validate(data.ToJsonString()));

        int Figure(string name) => data["figures"]![name]!.GetValue<int>();
        long Mass(string end) => data["criticalMass"]!.AsArray().Single(mass => mass!["stage"]!.GetValue<string>() == "offer")![end]!.GetValue<long>();
    }

    [Fact]
    public async Task The_badge_is_as_wide_as_its_number_and_runs_nothing()
    {
        var scene = await house.HasACampaign();
        await scene.Sign(0, 2, "named");
        await scene.Publishes();

        var (badge, refusals) = (await scene.Opens("/badge.svg"), await scene.Opens("/badge-refusals.svg"));

        var svg = XDocument.Parse(badge.Html).Root!;
        Assert.Equal("signatures: 2", (string?)svg.Attribute("aria-label"));
        Assert.Equal("refusals: too few to say", (string?)XDocument.Parse(refusals.Html).Root!.Attribute("aria-label"));
        Assert.True((int)svg.Attribute("width")! < (int)XDocument.Parse(refusals.Html).Root!.Attribute("width")!);
        Assert.Equal("cross-origin", badge.Headers["Cross-Origin-Resource-Policy"]);
        Assert.StartsWith("default-src 'none'", badge.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotMatch("<script|<foreignObject|<a |href", badge.Html);
    }

    [Fact]
    public async Task The_feed_has_names_that_stay_and_no_time_finer_than_a_day()
    {
        var scene = await house.HasACampaign();
        var code = await scene.Guild.Member("Ana").Logs("""company:"Lighthouse Cloud" stage:offer month:2027-02 reason:"They watch." credit:public""");
        await scene.Guild.Approves(code);
        await scene.Guild.KeepsTheWeeklyHour();
        await scene.Publishes();

        var feed = XDocument.Parse((await scene.Opens("/feed.atom")).Html).Root!;

        var entries = feed.Elements(_atom + "entry").ToArray();
        Assert.Equal(2, entries.Length);
        Assert.All(feed.Descendants(_atom + "updated"), time => Assert.Matches(@"^\d{4}-\d\d-\d\dT12:00:00Z$", time.Value));
        Assert.All(feed.Descendants(_atom + "id"), id => Assert.StartsWith($"tag:organizerbot.example,2027-01-01:c/{scene.Campaign}", id.Value, StringComparison.Ordinal));
        Assert.Equal(3, feed.Descendants(_atom + "id").Select(id => id.Value).Distinct().Count());
        Assert.DoesNotContain(code, feed.ToString(), StringComparison.Ordinal);
        var refusal = entries.Single(entry => entry.Element(_atom + "id")!.Value.Contains("/refusal/", StringComparison.Ordinal));
        Assert.Equal("Ana said no to Lighthouse Cloud: An offer, February 2027", Regex.Replace(refusal.Element(_atom + "title")!.Value, "Offer|an offer", "An offer"));
        Assert.Equal(("Ana", "They watch."), (refusal.Element(_atom + "author")!.Value, refusal.Element(_atom + "content")!.Value));
        Assert.Equal((await scene.Opens("/feed.atom")).Html, (await scene.Opens("/feed.atom")).Html);
    }

    [Fact]
    public async Task A_browsers_tab_has_a_picture()
    {
        var scene = await (await house.HasACampaign()).Publishes();
        foreach (var page in (string[])["", "/fr"])
        {
            var link = Regex.Match((await scene.Opens(page)).Html, "<link rel=\"icon\" type=\"image/svg\\+xml\" href=\"((?:\\.\\./)+web/icon-[0-9a-f]{16}\\.svg)\">").Groups[1].Value;

            var icon = await house.Opens(new Uri(new Uri($"http://bot/c/{scene.Campaign}{page}"), link).AbsolutePath);

            Assert.Equal((HttpStatusCode.OK, "image/svg+xml", "public, max-age=31536000, immutable"), (icon.Status, icon.Headers["Content-Type"], icon.Headers["Cache-Control"]));
            Assert.StartsWith("<svg ", icon.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_script_may_be_kept_for_good()
    {
        var scene = await house.HasACampaign();
        await scene.Sign(0, 45, "counted");
        await scene.Guild.KeepsTheWeeklyHour();
        await scene.Publishes();
        var page = (await scene.Opens()).Html;
        var script = Regex.Match(page, "<script src=\"\\.\\./(web/receipt-[0-9a-f]{16}\\.js)\" integrity=\"sha384-([^\"]+)\" defer></script>");

        var shown = await house.Opens($"/{script.Groups[1].Value}");

        Assert.Equal("public, max-age=31536000, immutable", shown.Headers["Cache-Control"]);
        Assert.Equal("text/javascript; charset=utf-8", shown.Headers["Content-Type"]);
        Assert.Equal(script.Groups[2].Value, Convert.ToBase64String(System.Security.Cryptography.SHA384.HashData(await house.Bytes($"/{script.Groups[1].Value}"))));
        Assert.Equal(HttpStatusCode.NotFound, (await house.Opens("/web/receipt-0000000000000000.js")).Status);
    }
}
