using OrganizerBot.Languages;
using OrganizerBot.Members;
using OrganizerBot.Messages;

namespace OrganizerBot.Web;

/// <summary>The page of a personal link: it shows what is kept about somebody, and erases it when a button is pressed. Looking at it, however often and whoever looks, uses nothing up.</summary>
internal sealed class PersonalEndpoints(PersonalPage page, PublicAddress address)
{
    private const int LongestForm = 1024;

    /// <summary>Opens the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/me/{token?}", (Delegate)ShowAsync);
        routes.MapPost("/me", (Delegate)ForgetAsync);
    }

    /// <summary>There were too many requests.</summary>
    public static WebPage Busy(HttpContext context) => Say(context, StatusCodes.Status429TooManyRequests, "member.page.busy");

    private async Task<IResult> ShowAsync(HttpContext context, string? token)
    {
        var language = AcceptedLanguage.Of(context.Request);
        return await page.ShowAsync(token, language, context.RequestAborted) is { } message
            ? new WebPage(StatusCodes.Status200OK, language, message, Form(token!, Words.In(language)))
            : Gone(context);
    }

    private async Task<IResult> ForgetAsync(HttpContext context)
    {
        if (!IsFromOurPage(context.Request) || !context.Request.HasFormContentType || !(context.Request.ContentLength <= LongestForm))
        {
            return Say(context, StatusCodes.Status400BadRequest, "member.page.again");
        }

        var language = AcceptedLanguage.Of(context.Request);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        // Whoever pressed and went away meant it: what was begun is finished.
        return await page.ForgetAsync(form["token"], language, CancellationToken.None) is { } message
            ? new WebPage(StatusCodes.Status200OK, language, message.Headed(Words.In(language).Say("member.page.done.heading")), ClearsCache: true)
            : Gone(context) with { ClearsCache = true };
    }

    private static WebPage Gone(HttpContext context) => Say(context, StatusCodes.Status404NotFound, "member.page.gone");

    private static WebPage Say(HttpContext context, int status, string key)
    {
        var language = AcceptedLanguage.Of(context.Request);
        var words = Words.In(language);
        return new WebPage(status, language, Message.Of(words.Say(key)).Headed(words.Say($"{key}.heading")));
    }

    /// <summary>The button. Its address is relative, so that it holds behind a proxy that serves the bot below a path.</summary>
    private static string Form(string token, Words words) => $"""
        <form method="post" action="../me">
        <p>{WebRenderer.Escape(words.Plain("member.page.erase"))}</p>
        <input type="hidden" name="token" value="{WebRenderer.Escape(token)}">
        <button type="submit">{WebRenderer.Escape(words.Plain("member.forget.button"))}</button>
        </form>
        """;

    /// <summary>Whether a browser says that our own page sent the form. What allows the act is the token in it; this only keeps other pages from pressing the button.</summary>
    /// <remarks>A page with <c>Referrer-Policy: no-referrer</c> sends <c>Origin: null</c>; browsers of today say <c>Sec-Fetch-Site</c> beside it.</remarks>
    private bool IsFromOurPage(HttpRequest request)
    {
        var (site, origin) = (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString());
        return site.Length > 0 ? site == "same-origin" : origin is "" or "null" || origin == address.Url?.GetLeftPart(UriPartial.Authority);
    }
}
