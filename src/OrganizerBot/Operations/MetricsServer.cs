using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;

namespace OrganizerBot.Operations;

/// <summary>Serves <c>/metrics</c>, and the reasons why the bot is not ready, on a port of its own, so that no proxy in front of the bot can publish it by mistake.</summary>
internal sealed partial class MetricsServer(IServiceProvider services, IOptions<MetricsOptions> options, ILogger<MetricsServer> logger) : IHostedService
{
    private WebApplication? _server;

    /// <summary>Where it listens, or null when it does not.</summary>
    public string? Address { get; private set; }

    /// <summary>Listens. A port that somebody else has costs the metrics, not the bot: an alert tells when they are missing.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Listen(IPAddress.Parse(options.Value.Address), options.Value.Port);
        });
        builder.Services.AddSingleton(services.GetRequiredService<MeterProvider>());
        var server = builder.Build();
        server.UseOpenTelemetryPrometheusScrapingEndpoint();
        server.Map(new PathString(Readiness.Path), branch => branch.Run(http => Readiness.AnswerAsync(http, services.GetRequiredService<HealthCheckService>())));
        try
        {
            await server.StartAsync(cancellationToken);
            (_server, Address) = (server, server.Urls.First());
        }
        catch (IOException)
        {
            Log.Taken(logger, options.Value.Port);
            await server.DisposeAsync();
        }
        catch (SocketException e)
        {
            await server.DisposeAsync();
            throw new InvalidOperationException($"Metrics:Address {options.Value.Address} and Metrics:Port {options.Value.Port} cannot be listened on: {e.SocketErrorCode}.", e);
        }
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is { } server)
        {
            await server.StopAsync(cancellationToken);
            await server.DisposeAsync();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4001, LogLevel.Warning, "No metrics are served: port {Port} is taken. Set Metrics:Port to another one, or Metrics:Enabled to false.")]
        public static partial void Taken(ILogger logger, int port);
    }
}
