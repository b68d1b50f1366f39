using System.Security.Cryptography;
using System.Text;
using OrganizerBot.Languages;
using OrganizerBot.Messages;

namespace OrganizerBot.Web;

/// <summary>A page for a phone: plain HTML without script, nothing from anywhere else, kept nowhere, found by no search engine.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Language">The language.</param>
/// <param name="Content">What it says; its heading is the page's title.</param>
/// <param name="Form">A form below it, as HTML, or nothing.</param>
/// <param name="ClearsCache">Whether the browser is told to drop what it keeps of our pages, so that going back does not show the one before.</param>
internal sealed record WebPage(int Status, Language Language, Message Content, string Form = "", bool ClearsCache = false) : IResult
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#1d1d1f;--paper:#fbfaf8;--soft:#6b6862;--line:#dedad2;--red:#b3261e}
        @media(prefers-color-scheme:dark){:root{--ink:#f1efe9;--paper:#1b1a18;--soft:#a8a39a;--line:#3a3833;--red:#c8362c}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
        main{max-width:34rem;margin:0 auto;padding:1.5rem 1.25rem 3rem;overflow-wrap:anywhere}
        h1{font-size:1.5rem;line-height:1.25;margin:.5rem 0 1rem}
        p,ul,dl,blockquote{margin:0 0 1rem}
        ul{padding-left:1.25rem}
        dt{color:var(--soft);font-size:.9375rem}dd{margin:0 0 .5rem}
        blockquote{padding:.25rem 0 .25rem .875rem;border-left:3px solid var(--line)}
        code{font:.9375em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
        .note{color:var(--soft);font-size:.9375rem}
        form{margin-top:2rem;padding-top:1.5rem;border-top:1px solid var(--line)}
        button{width:100%;min-height:3rem;padding:.75rem 1rem;border:0;border-radius:.625rem;background:var(--red);color:#fff;font:inherit;font-weight:600;cursor:pointer}
        button:focus-visible{outline:3px solid var(--ink);outline-offset:3px}
        """;

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers.Vary = "Accept-Language";
        if (ClearsCache)
        {
            response.Headers["Clear-Site-Data"] = "\"cache\"";
        }

        return response.WriteAsync(Html(), httpContext.RequestAborted);
    }

    private string Html()
    {
        var words = Words.In(Language);
        var title = Content.Nodes.OfType<Heading>().Select(heading => Flat.Text(heading.Words, words)).FirstOrDefault("OrganizerBot");
        return $"""
            <!doctype html>
            <html lang="{Language.Code}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{WebRenderer.Escape(title)}</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            {WebRenderer.Html(Content, words)}
            {Form}
            </main>
            </body>
            </html>
            """;
    }
}
