using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;

namespace OrganizerBot.Operations;

/// <summary>Sets up a log that says what the bot does, never who asked: paths, statements and addresses of calls hold tokens and ids.</summary>
internal static class LogSetup
{
    /// <summary>The setting that chooses how a line looks: <c>text</c>, for people, or <c>json</c>, one object a line.</summary>
    public const string Format = "Logging:Format";

    extension(WebApplicationBuilder builder)
    {
        /// <summary>Quietens the frameworks, and chooses the form.</summary>
        /// <exception cref="InvalidOperationException">The form is none that we know.</exception>
        public void AddLog()
        {
            builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
            // It has nothing to say but each request's beginning and end, and for that it would make an activity and a scope for each; what fails is told by the server.
            builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
            builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
            // A refused second row is an outcome here, not an error; whatever is one reaches the dispatcher's own log.
            builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);
            builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.None);
            builder.Logging.AddFilter("System.Net.Http", LogLevel.None);
            builder.Logging.AddFilter("Quartz", LogLevel.Warning);
            // It would repeat itself at each question of a supervisor; ReadinessLog tells each change once.
            builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
            builder.Services.AddSingleton<LoggerFactory>();
            builder.Services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(services => new DiscreetLoggers(services.GetRequiredService<LoggerFactory>())));
            builder.AddFormat();

            // Scopes hold the address of each request, and the token of a personal link is part of one: no setting turns them on.
            builder.Services.PostConfigureAll<ConsoleFormatterOptions>(options => options.IncludeScopes = false);
            builder.Services.PostConfigureAll<SimpleConsoleFormatterOptions>(options => options.IncludeScopes = false);
            builder.Services.PostConfigureAll<JsonConsoleFormatterOptions>(options => options.IncludeScopes = false);
        }

        private void AddFormat()
        {
            switch (builder.Configuration[Format]?.Trim().ToUpperInvariant())
            {
                case null or "" or "TEXT":
                    break;
                case "JSON":
                    builder.Logging.AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ"));
                    break;
                default:
                    throw new InvalidOperationException($"{Format} must be text or json. Leave it out for text.");
            }
        }
    }
}
