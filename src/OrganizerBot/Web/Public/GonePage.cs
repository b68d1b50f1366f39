using System.Text;
using OrganizerBot.Languages;

namespace OrganizerBot.Web.Public;

/// <summary>What stands where there is no page: the same for a code that never was one and for a page that was hidden.</summary>
internal static class GonePage
{
    private static readonly byte[] Html = Encoding.UTF8.GetBytes(Write());

    /// <summary>Answers.</summary>
    /// <param name="context">Who asks.</param>
    /// <param name="keeps">For how long others may keep it.</param>
    public static Task ExecuteAsync(HttpContext context, string keeps)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status404NotFound;
        response.Headers.CacheControl = keeps;
        response.Headers.ContentSecurityPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["X-Robots-Tag"] = "noindex";
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = Html.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(Html, context.RequestAborted).AsTask();
    }

    private static string Write() => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{WebRenderer.Escape(Words.In(Language.English).Plain("public.gone.heading"))}</title>
        </head>
        <body>
        <main>
        {string.Join('\n', Language.All.Select(Words.In).Select(words => $"<section lang=\"{words.Language}\"><h1>{WebRenderer.Escape(words.Plain("public.gone.heading"))}</h1><p>{WebRenderer.Escape(words.Plain("public.gone"))}</p></section>"))}
        </main>
        </body>
        </html>
        """;
}
