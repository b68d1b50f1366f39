using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OrganizerBot.Communities;

namespace OrganizerBot.Operations;

/// <summary>Registers what whoever runs the bot needs: a quiet log, limits of the server, health.</summary>
public static class OperationsSetup
{
    extension(WebApplicationBuilder builder)
    {
        /// <summary>The log says what the bot does, never who asked: paths, statements and addresses of calls hold tokens and ids.</summary>
        public void AddOperations()
        {
            builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
            builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
            // A refused second row is an outcome here, not an error; whatever is one reaches the dispatcher's own log.
            builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);
            builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.None);
            builder.Logging.AddFilter("System.Net.Http", LogLevel.None);
            builder.Logging.AddFilter("Quartz", LogLevel.Warning);
            builder.Services.AddSingleton<LoggerFactory>();
            builder.Services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(services => new DiscreetLoggers(services.GetRequiredService<LoggerFactory>())));
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = Web.RequestBody.MaxBytes + 1;
            });
            builder.Services.AddOptionsWithValidateOnStart<OperatorOptions, OperatorOptions.Validator>().BindConfiguration(OperatorOptions.Section);
            builder.Services.AddSingleton<Operator>(services => services.GetRequiredService<IOptions<OperatorOptions>>().Value.Operator);
            builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(20));
        }
    }

    extension(WebApplication app)
    {
        /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the database does too.</summary>
        public void MapOperations()
        {
            app.MapGet("/health/live", () => Results.Text("ok"));
            app.MapGet("/health/ready", async (OrganizerDb db, CancellationToken cancellationToken) =>
                await db.Database.CanConnectAsync(cancellationToken) ? Results.Text("ok") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        }
    }
}
