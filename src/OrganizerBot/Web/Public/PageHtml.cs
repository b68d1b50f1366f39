using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using OrganizerBot.Languages;
using OrganizerBot.Members;
using OrganizerBot.Messages;
using OrganizerBot.PublicPages;

namespace OrganizerBot.Web.Public;

/// <summary>Writes a campaign's public page: plain HTML that works without scripts, for a screen, a phone, paper and a screen reader.</summary>
/// <param name="page">What stands on it.</param>
/// <param name="words">Its language.</param>
/// <param name="address">Where the bot is reached.</param>
/// <param name="isRoot">Whether it stands at the campaign's own address, in the language of its community; otherwise below that, at its language's.</param>
/// <param name="charts">Pictures of its numbers.</param>
internal sealed class PageHtml(PublicPage page, Words words, PublicAddress address, bool isRoot, IReadOnlyList<CampaignChart> charts)
{
    private static readonly string Style = Asset.Text("page.css");

    private static readonly string Policy = string.Join("; ",
        "default-src 'none'",
        $"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'",
        "script-src 'self'",
        "connect-src 'self'",
        "img-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'");

    // Addresses in the page are relative, so that it holds behind a proxy that serves the bot below a path.
    private string Below => isRoot ? $"{page.Campaign.Code}/" : "";

    private string Top => isRoot ? "../" : "../../";

    private UserText Target => new(page.Campaign.Target);

    /// <summary>What a browser may do with it, and in which language it is.</summary>
    public static IReadOnlyList<KeyValuePair<string, StringValues>> Headers(Language language) =>
    [
        new("Content-Security-Policy", Policy),
        new("Content-Language", language.Code),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        new("Permissions-Policy", "interest-cohort=(), browsing-topics=()"),
    ];

    /// <summary>The whole of it.</summary>
    public string Write()
    {
        var sections = new PageSections(page, words, Top, Below, charts);
        return $"""
            <!doctype html>
            <html lang="{words.Language}">
            <head>
            {Head()}
            </head>
            <body>
            <a class="skip" href="#content">{Say("public.skip")}</a>
            <header>
            {Languages()}
            </header>
            <main id="content">
            {sections.Write()}
            </main>
            <footer>
            {Footer()}
            </footer>
            </body>
            </html>

            """;
    }

    private string Head()
    {
        var title = words.Plain("public.title", ("target", Target));
        var description = page.Campaign.Demand ?? page.InOneLine(words);
        var (canonical, picture) = (Absolute(Own(words.Language)), Absolute($"{page.Campaign.Code}/picture.png"));
        return $"""
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Html(title)}</title>
            <meta name="description" content="{Html(description)}">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" type="image/svg+xml" href="{Top}{Asset.Icon.Path}">
            <link rel="canonical" href="{Html(canonical)}">
            {string.Join('\n', Language.All.Select(language => $"<link rel=\"alternate\" hreflang=\"{language}\" href=\"{Html(Absolute(Own(language)))}\">"))}
            <link rel="alternate" hreflang="x-default" href="{Html(Absolute($"{page.Campaign.Code}"))}">
            <link rel="alternate" type="application/json" href="{Below}data.json">
            <link rel="alternate" type="application/atom+xml" href="{Below}feed.atom" title="{Html(title)}">
            <meta property="og:type" content="website">
            <meta property="og:title" content="{Html(title)}">
            <meta property="og:description" content="{Html(description)}">
            <meta property="og:url" content="{Html(canonical)}">
            <meta property="og:locale" content="{words.Language}">
            <meta property="og:image" content="{Html(picture)}">
            <meta property="og:image:type" content="image/png">
            <meta property="og:image:width" content="{SharePicture.Width}">
            <meta property="og:image:height" content="{SharePicture.Height}">
            <meta property="og:image:alt" content="{Html($"{title}: {page.InOneLine(words)}")}">
            <meta name="twitter:card" content="summary_large_image">
            <style>{Style}</style>
            {(PageReceipt.IsOn(page) ? $"<script src=\"{Top}{Asset.ReceiptScript.Path}\" integrity=\"{Asset.ReceiptScript.Integrity}\" defer></script>" : "")}
            """;
    }

    private string Languages() => $"""
        <nav aria-label="{Say("public.languages")}"><ul>
        {string.Join('\n', Language.All.Select(Choice))}
        </ul></nav>
        """;

    private string Choice(Language language)
    {
        var name = Html(NameOf(language));
        return language == words.Language
            ? $"<li><span lang=\"{language}\" aria-current=\"true\">{name}</span></li>"
            : $"<li><a lang=\"{language}\" hreflang=\"{language}\" rel=\"alternate\" href=\"{Below}{language}\">{name}</a></li>";
    }

    private string Footer() => $"""
        <p>{Say("public.asof", ("day", new Prose([new MomentSpan(new DateTimeOffset(page.Today, default, default), DayOnly: true)])))} · {Html(Absolute($"{page.Campaign.Code}"))}</p>
        <p class="screen">{Say("public.formats")}: <a href="{Below}data.json">JSON</a>, <a href="{Below}feed.atom">Atom</a>, <a href="{Below}badge.svg">{Say("public.badge")}</a>, <a href="{Top}openapi.json">{Say("public.api")}</a></p>
        <p>{Say("public.made")}</p>
        """;

    /// <summary>The page in a language: in that of the community it is the campaign's own address.</summary>
    private string Own(Language language) => language == page.Owner.Language ? $"{page.Campaign.Code}" : $"{page.Campaign.Code}/{language}";

    private string Absolute(string path) => address.Of($"c/{path}")?.AbsoluteUri ?? path;

    private static string NameOf(Language language)
    {
        var name = Words.In(language).Culture.NativeName;
        return string.Concat(char.ToUpper(name[0], Words.In(language).Culture).ToString(), name.AsSpan(1));
    }

    private string Say(string key, params ReadOnlySpan<(string Name, object Value)> values) => Html(words.Plain(key, values));

    private static string Html(string text) => WebRenderer.Escape(text);
}
