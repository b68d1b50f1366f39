using Microsoft.Extensions.Options;
using OrganizerBot.Discord;
using OrganizerBot.Operations;
using OrganizerBot.Petitions;
using OrganizerBot.Pictures;
using OrganizerBot.Scheduling;
using OrganizerBot.Slack;
using OrganizerBot.Storage;
using OrganizerBot.Storage.Postgres;
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
        var app = Compose(options, isRunning: true).Build();
        try
        {
            // Wrong settings are told before a file is touched.
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            app.PrepareStorage();
        }
        catch
        {
            // The lock must not outlive a bot that never ran.
            app.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw;
        }

        app.MapDiscord();
        app.MapSlack();
        app.MapWeb();
        app.MapOperations();
        return app;
    }

    /// <summary>Puts the parts together without touching a file. The commands of the terminal work with them too; what only a running bot needs, they do without.</summary>
    internal static WebApplicationBuilder Compose(OrganizerHostOptions options, bool isRunning)
    {
        var builder = WebApplication.CreateBuilder(SettingsOnce.With(options.Args));
        builder.Configuration.AddInMemoryCollection(options.Settings);
        builder.Services.AddSingleton(options.Clock);
        builder.Services.AddSingleton(options.Lots);
        builder.AddOperations();
        builder.Services.AddOrganizing();
        builder.Services.AddSingleton<ILetterPress, LetterPress>();
        builder.AddStorage();
        builder.Services.AddSingleton<IBesideTables, QuartzTables>();
        if (isRunning)
        {
            builder.AddScheduling(options.Clock);
        }

        builder.AddDiscord();
        builder.AddSlack();
        builder.AddWeb();
        return builder;
    }
}
