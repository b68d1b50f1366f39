using System.Reflection;

namespace OrganizerBot.Sandbox.Page;

/// <summary>The town's page: files that travel in the assembly, and nothing from anywhere else.</summary>
internal static class PageEndpoints
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Maps <c>/</c> and what the page loads.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        Serve(routes, "/", "town.html", "text/html; charset=utf-8");
        Serve(routes, "/page/town.css", "town.css", "text/css; charset=utf-8");
        foreach (var script in (string[])["town.js", "api.js", "messages.js", "words.js", "language.js", "form.js", "picker.js", "composer.js", "listbox.js", "crowd.js", "dom.js"])
        {
            Serve(routes, "/page/" + script, script, "text/javascript; charset=utf-8");
        }
    }

    private static void Serve(IEndpointRouteBuilder routes, string path, string file, string type)
    {
        var bytes = Read(file);
        routes.MapGet(path, context =>
        {
            context.Response.ContentType = type;
            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            context.Response.Headers.CacheControl = "no-cache";
            return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
        });
    }

    private static byte[] Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{typeof(PageEndpoints).Namespace}.{file}")!;
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }
}
