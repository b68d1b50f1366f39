using OrganizerBot.Discord;
using OrganizerBot.Operations;
using OrganizerBot.Scheduling;
using OrganizerBot.Slack;
using OrganizerBot.Storage;
using OrganizerBot.Web;

namespace OrganizerBot;

/// <summary>Puts the bot together. The program, the tests and the Sandbox all start this one thing.</summary>
public static class OrganizerHost
{
    /// <summary>Builds the bot and brings its database up to date; nothing is served before it is started.</summary>
    /// <exception cref="InvalidOperationException">It cannot run like this; the text says why and what to do.</exception>
    public static WebApplication Build(OrganizerHostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateBuilder(options.Args);
        builder.Configuration.AddInMemoryCollection(options.Settings);
        builder.Services.AddSingleton(options.Clock);
        builder.Services.AddSingleton(options.Lots);
        builder.AddOperations();
        builder.Services.AddOrganizing();
        builder.AddStorage();
        builder.AddScheduling(options.Clock);
        builder.AddDiscord();
        builder.AddSlack();
        builder.AddWeb();

        var app = builder.Build();
        try
        {
            app.PrepareStorage();
        }
        catch
        {
            // The lock on the database must not outlive a start that failed.
            ((IDisposable)app).Dispose();
            throw;
        }

        app.MapDiscord();
        app.MapSlack();
        app.MapWeb();
        app.MapOperations();
        return app;
    }
}
