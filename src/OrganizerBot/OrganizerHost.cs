namespace OrganizerBot;

/// <summary>Puts the bot together. The program, the tests and the Sandbox all start this one thing.</summary>
public static class OrganizerHost
{
    /// <summary>Builds the bot; nothing runs before it is started.</summary>
    public static WebApplication Build(OrganizerHostOptions options)
    {
        var builder = WebApplication.CreateBuilder(options.Args);
        builder.Configuration.AddInMemoryCollection(options.Settings);
        builder.Services.AddSingleton(options.Clock);

        var app = builder.Build();
        app.MapGet("/health/live", () => "ok");
        return app;
    }
}
