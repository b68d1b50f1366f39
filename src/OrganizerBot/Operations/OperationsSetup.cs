using Microsoft.Extensions.Options;
using OrganizerBot.Communities;

namespace OrganizerBot.Operations;

/// <summary>Registers what whoever runs the bot needs: secrets from files, a quiet log, limits of the server, health, metrics, a stop without loss.</summary>
public static class OperationsSetup
{
    /// <summary>How long a stop may take: what is in flight is answered within two seconds or announced, and a late answer is one call of at most ten, perhaps two.</summary>
    /// <remarks>Whoever stops the process must wait longer than this: 30 seconds in all files of <c>deploy/</c>.</remarks>
    public static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(20);

    extension(WebApplicationBuilder builder)
    {
        /// <summary>Comes first: what is registered here starts before all else and stops after all else.</summary>
        public void AddOperations()
        {
            builder.AddSecretFiles();
            builder.AddLog();
            builder.AddTelemetry();
            builder.AddHealth();
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = Web.RequestBody.MaxBytes + 1;
            });
            builder.Services.AddOptionsWithValidateOnStart<OperatorOptions, OperatorOptions.Validator>().BindConfiguration(OperatorOptions.Section);
            builder.Services.AddSingleton<Operator>(services => services.GetRequiredService<IOptions<OperatorOptions>>().Value.Operator);
            builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = LongestStop);
        }
    }

    extension(WebApplication app)
    {
        /// <summary>Maps what supervisors ask.</summary>
        public void MapOperations() => app.MapHealth();
    }
}
