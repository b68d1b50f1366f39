using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OrganizerBot.Operations;

/// <summary>Registers and maps what supervisors ask: does it live, has it started, may it be sent to. A check says where it counts by its tags.</summary>
internal static class HealthSetup
{
    /// <summary>The tag of checks without which the bot is not ready: the database, a platform's connection.</summary>
    public const string Ready = "ready";

    /// <summary>The tag of checks without which the bot has not started: what it needs and does not wait for anybody else.</summary>
    public const string Startup = "startup";

    /// <summary>The process answers; whoever gets no answer starts it anew.</summary>
    public const string LivePath = "/health/live";

    /// <summary>It can do its work.</summary>
    public const string ReadyPath = "/health/ready";

    /// <summary>It has started; until then nobody asks whether it lives.</summary>
    public const string StartupPath = "/health/startup";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    extension(WebApplicationBuilder builder)
    {
        /// <summary>The database is checked here; a platform with a connection of its own adds its check where it is registered.</summary>
        public void AddHealth()
        {
            builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("database", tags: [Ready, Startup]);
            builder.Services.AddHealthChecks().AddCheck<DiskCheck>("disk", tags: [Ready]);
            builder.Services.AddSingleton<IHealthCheckPublisher, ReadinessLog>();
            // Connections may take a moment at the start; a poll each quarter of a minute finds every change soon enough.
            builder.Services.Configure<HealthCheckPublisherOptions>(options => (options.Delay, options.Period) = (Pause, Pause));
        }
    }

    extension(WebApplication app)
    {
        /// <summary>Answers with one word, and 503 when not all is well; which check it was stands in the log, and beside the metrics.</summary>
        public void MapHealth()
        {
            app.MapHealthChecks(LivePath, Of(_ => false));
            app.MapHealthChecks(ReadyPath, Of(check => check.Tags.Contains(Ready)));
            app.MapHealthChecks(StartupPath, Of(check => check.Tags.Contains(Startup)));
        }
    }

    private static HealthCheckOptions Of(Func<HealthCheckRegistration, bool> which) => new()
    {
        Predicate = which,
        ResponseWriter = (http, report) => http.Response.WriteAsync(report.Status == HealthStatus.Unhealthy ? "not ok" : "ok"),
    };
}
