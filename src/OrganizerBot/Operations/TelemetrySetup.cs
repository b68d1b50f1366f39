using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using OrganizerBot.Pulse;

namespace OrganizerBot.Operations;

/// <summary>Registers what lets an operator see the bot work: its own meter and the runtime's, its own traces, and nothing of frameworks that put addresses into theirs.</summary>
internal static class TelemetrySetup
{
    /// <summary>The standard variable that names where telemetry is sent to (OTLP). Without it nothing is sent.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string RuntimeMeter = "System.Runtime";

    extension(WebApplicationBuilder builder)
    {
        /// <summary>Metrics for Prometheus, and both metrics and traces by OTLP where an endpoint is set. Logs go to the standard output alone.</summary>
        /// <remarks>Neither ASP.NET Core's nor HttpClient's own telemetry is taken: their addresses hold tokens, and a count for each request would tell when somebody signed.</remarks>
        public void AddTelemetry()
        {
            builder.Services.AddOptionsWithValidateOnStart<MetricsOptions, MetricsOptions.Validator>().BindConfiguration(MetricsOptions.Section);
            builder.Services.AddScoped<Vitals>();
            builder.Services.AddHostedService<VitalsLoop>();
            builder.Services.AddSingleton<MetricsServer>().AddHostedService(services => services.GetRequiredService<MetricsServer>());
            var sends = !string.IsNullOrWhiteSpace(builder.Configuration[Endpoint]);
            var telemetry = builder.Services.AddOpenTelemetry()
                .ConfigureResource(resource => resource.AddService("organizerbot", serviceVersion: typeof(TelemetrySetup).Assembly.GetName().Version?.ToString(3), autoGenerateServiceInstanceId: false))
                .WithMetrics(metrics =>
                {
                    metrics.AddMeter(BotMetrics.Name, RuntimeMeter).AddPrometheusExporter();
                    if (sends)
                    {
                        metrics.AddOtlpExporter();
                    }
                });
            if (sends)
            {
                telemetry.WithTracing(traces => traces.AddSource(BotTraces.Name).SetSampler(new AlwaysOnSampler()).AddOtlpExporter());
            }
        }
    }
}
