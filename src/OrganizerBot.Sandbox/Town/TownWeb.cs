using OrganizerBot.Sandbox.Page;

namespace OrganizerBot.Sandbox.Town;

/// <summary>The town's web server: the platforms' APIs and the scriptable interface, on loopback only.</summary>
internal static class TownWeb
{
    public static WebApplication Build(TownHost town)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "OrganizerBot.Sandbox" });
        builder.WebHost.UseUrls(town.Addresses.Town.ToString());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddHttpClient("town").RemoveAllLoggers();
        return builder.Build();
    }

    public static void Map(WebApplication app, TownHost town)
    {
        app.Use(RefuseOtherHosts);
        app.Use(town.Journal.RecordAsync);
        foreach (var platform in town.Platforms)
        {
            platform.Map(app);
        }

        TownEndpoints.Map(app, town);
        PageEndpoints.Map(app);
    }

    // A web page elsewhere must not act in the town by pointing its own name at this machine.
    private static Task RefuseOtherHosts(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Host.Host is "127.0.0.1" or "localhost")
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }
}
