using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using OrganizerBot.Languages;

namespace OrganizerBot.Web.Public;

/// <summary>Where the public pages of campaigns stand. A proxy may keep each answer for a minute, so that any number of readers cost the bot no more than one; nothing here depends on who asks.</summary>
internal sealed class PublicEndpoints(PublicShelf shelf, PublicDescription description)
{
    private const string Kept = "public, max-age=60, stale-while-revalidate=30";
    private const string Gone = "public, max-age=10";

    private static readonly string[] Asking = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Opens the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        Route(routes, "/c/{code}", PageFileKind.Page);
        Route(routes, "/c/{code}/data.json", PageFileKind.Data)
            .WithMetadata(new DescribedAttribute())
            .WithName("ReadPublicPage")
            .WithSummary("Reads a campaign's public page.")
            .WithDescription("404 where the campaign has no public page, whether there is such a campaign or not.")
            .Produces<PageData>(StatusCodes.Status200OK, "application/json")
            .Produces(StatusCodes.Status304NotModified)
            .Produces(StatusCodes.Status404NotFound);
        Route(routes, "/c/{code}/badge.svg", PageFileKind.Badge);
        Route(routes, "/c/{code}/badge-refusals.svg", PageFileKind.RefusalBadge);
        Route(routes, "/c/{code}/feed.atom", PageFileKind.Feed);
        Route(routes, "/c/{code}/picture.png", PageFileKind.Picture);
        foreach (var language in Language.All)
        {
            Route(routes, $"/c/{{code}}/{language}", PageFileKind.Page, language);
            routes.MapMethods($"/c/{{code}}/{language}/chart-{{number:int:range(1,99)}}.png", Asking, (HttpContext context, string code, int number) =>
                AnswerAsync(context, code, new PageFile(PageFileKind.Chart, language, number)));
            routes.MapMethods($"/c/{{code}}/{language}/chart-{{number:int:range(1,99)}}-dark.png", Asking, (HttpContext context, string code, int number) =>
                AnswerAsync(context, code, new PageFile(PageFileKind.Chart, language, number, IsDark: true)));
        }

        foreach (var asset in (Asset[])[Asset.ReceiptScript, Asset.Icon])
        {
            routes.MapMethods($"/{asset.Path}", Asking, asset.AnswerAsync);
        }

        routes.MapMethods(PublicDescription.Path, Asking, description.AnswerAsync);
    }

    private RouteHandlerBuilder Route(IEndpointRouteBuilder routes, string pattern, PageFileKind kind, Language? language = null) =>
        routes.MapMethods(pattern, Asking, (HttpContext context, string code) => AnswerAsync(context, code, new PageFile(kind, language)));

    private async Task AnswerAsync(HttpContext context, string typed, PageFile file)
    {
        try
        {
            await FindAsync(context, typed, file);
        }
        catch (DbException) when (!context.Response.HasStarted)
        {
            // Many may ask while the database is away: a line in the log for each would fill the disk, and its own check says it.
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers.RetryAfter = "10";
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private async Task FindAsync(HttpContext context, string typed, PageFile file)
    {
        if (!Code.TryParse(typed, null, out var code) || await shelf.FindAsync(code) is not { } shown || shown.Value.File(file) is not { } rendering)
        {
            await GonePage.ExecuteAsync(context, Gone);
            return;
        }

        if (code.ToString() is var right && right != typed)
        {
            // One address for one page: what else a code can be typed as leads there.
            context.Response.Headers.CacheControl = Kept;
            context.Response.Redirect(Elsewhere(context.Request.Path, typed, right), permanent: true);
            return;
        }

        await SendAsync(context, rendering, Kept, shown.Age);
    }

    /// <summary>Sends a file, or that whoever asks has it already.</summary>
    /// <param name="context">Who asks.</param>
    /// <param name="rendering">The file.</param>
    /// <param name="keeps">For how long others may keep it.</param>
    /// <param name="age">How old it is: proxies count that into how long they keep it.</param>
    public static Task SendAsync(HttpContext context, Rendering rendering, StringValues keeps, TimeSpan age)
    {
        var (request, response) = (context.Request, context.Response);
        var packed = rendering.For(request.Headers.AcceptEncoding);
        var headers = response.Headers;
        headers.CacheControl = keeps;
        headers.ETag = packed.Tag;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        if (rendering.Varies)
        {
            headers.Vary = HeaderNames.AcceptEncoding;
        }

        if (age >= TimeSpan.FromSeconds(1))
        {
            headers.Age = ((long)age.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        foreach (var (name, value) in rendering.Headers)
        {
            headers[name] = value;
        }

        if (Has(request.Headers.IfNoneMatch, packed.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentType = rendering.Kind;
        headers.ContentEncoding = packed.Coding;
        response.ContentLength = packed.Bytes.Length;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.BodyWriter.WriteAsync(packed.Bytes, CancellationToken.None).AsTask();
    }

    private static bool Has(StringValues matches, string tag)
    {
        if (matches.Count == 0)
        {
            return false;
        }

        return EntityTagHeaderValue.TryParseList(matches, out var tags)
            && tags.Any(other => other.Tag == "*" || other.Tag == tag);
    }

    /// <summary>Relative, so that it holds behind a proxy that serves the bot below a path: from one file of the page to the same of the page with the right code.</summary>
    private static string Elsewhere(PathString path, string typed, string right)
    {
        var rest = path.Value![(path.Value!.IndexOf(typed, StringComparison.Ordinal) + typed.Length)..].TrimStart('/');
        return rest.Length == 0 ? right : $"{string.Concat(Enumerable.Repeat("../", rest.Count(letter => letter == '/') + 1))}{right}/{rest}";
    }
}

/// <summary>Marks what the description of the data describes.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DescribedAttribute : Attribute;
