using System.Text;
using OrganizerBot.Tally;

namespace OrganizerBot.Web;

/// <summary>The two files of a tally, for whoever has its address: text to read, to keep and to check.</summary>
internal static class TallyPages
{
    /// <summary><c>/tally/TOKEN/leaves</c> and <c>/tally/TOKEN/checkpoints</c>. An unknown token is a page that does not exist.</summary>
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/tally/{token:length(26)}/leaves", async (HttpContext context, string token, TallyBooks books, CancellationToken cancellationToken) =>
            File(context, (await books.LeavesAsync(token, cancellationToken))?.ToString(), "leaves.txt"));
        pages.MapGet("/tally/{token:length(26)}/checkpoints", async (HttpContext context, string token, TallyBooks books, CancellationToken cancellationToken) =>
            File(context, await books.CheckpointsAsync(token, cancellationToken), "checkpoints.txt"));
    }

    private static IResult File(HttpContext context, string? text, string name)
    {
        // A cache that kept the two files at different ages would make a good tally look broken.
        context.Response.Headers.CacheControl = "no-cache";
        return text is null ? Results.NotFound() : Results.File(Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8", name);
    }
}
