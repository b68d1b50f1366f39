using OrganizerBot.Sandbox.Town;

namespace OrganizerBot.Sandbox.Slack;

/// <summary>Plays the faults that were arranged for a route.</summary>
internal static class SlackTrouble
{
    /// <summary>Answers instead of the method, if the fault says so. True if there is nothing more to do.</summary>
    public static async Task<bool> InsteadAsync(HttpContext context, TownFault? fault)
    {
        switch (fault)
        {
            case TownFault.RateLimited:
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.Response.Headers.RetryAfter = "1";
                await context.Response.WriteAsync("""{"ok":false,"error":"ratelimited"}""");
                return true;
            case TownFault.RateLimitedUntold:
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                return true;
            case TownFault.ServerError:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return true;
            case TownFault.Garbage:
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<html>\u0001{not json");
                return true;
            case TownFault.Hang:
                await context.GoneAsync();
                return true;
            default:
                return false;
        }
    }

    /// <summary>Lets a call that was read wait until its caller has given up, if the fault says so.</summary>
    public static Task DelayAsync(HttpContext context, TownFault? fault) => fault == TownFault.AcceptLate ? context.GoneAsync() : Task.CompletedTask;

    /// <summary>Spoils the answer to a call that has taken effect. True if nothing more may be written.</summary>
    public static bool Afterwards(HttpContext context, TownFault? fault)
    {
        switch (fault)
        {
            case TownFault.AcceptLate:
                return true;
            case TownFault.AcceptThenDrop:
                context.Abort();
                return true;
            case TownFault.AcceptThenServerError:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return true;
            default:
                return false;
        }
    }
}
