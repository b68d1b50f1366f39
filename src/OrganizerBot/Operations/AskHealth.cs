using System.CommandLine;
using System.Net;

namespace OrganizerBot.Operations;

/// <summary><c>organizerbot health</c>: asks the bot that runs on this machine whether it is ready, and if not, why. Images have neither a shell nor curl to ask with.</summary>
internal static class AskHealth
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>The command.</summary>
    public static Command Command(string[] settings)
    {
        var url = new Option<Uri?>("--url")
        {
            Description = $"What to ask. Without it {HealthSetup.ReadyPath} on this machine, on the port that ASPNETCORE_HTTP_PORTS or ASPNETCORE_URLS names; if the answer is no, the reasons come from where the metrics are.",
            HelpName = "URL",
            CustomParser = typed =>
            {
                if (Uri.TryCreate(typed.Tokens[0].Value, UriKind.Absolute, out var read) && read.Scheme == Uri.UriSchemeHttp)
                {
                    return read;
                }

                typed.AddError("This is not an address to ask, such as http://127.0.0.1:8080/health/ready.");
                return null;
            },
        };
        var command = new Command("health", $"Asks the bot on this machine whether it is ready, and why not. Exit code {ExitCode.Fine}: it is. {ExitCode.DoesNotHold}: it is not, or does not answer.") { url };
        command.SetAction(async (typed, cancellationToken) =>
        {
            var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(settings).Build();
            var health = typed.GetValue(url) is { } asked ? await AskAsync(asked, null, cancellationToken) : await AskAsync(Usual(configuration), Reasons(configuration), cancellationToken);
            await typed.InvocationConfiguration.Output.WriteLineAsync(Say(health));
            return health.IsReady ? ExitCode.Fine : ExitCode.DoesNotHold;
        });
        return command;
    }

    /// <summary>Where the bot listens, seen from this machine.</summary>
    internal static Uri Usual(IConfiguration configuration)
    {
        var listens = First(configuration["urls"]) ?? (First(configuration["http_ports"]) is { } port ? $"http://*:{port}" : "http://localhost:5000");
        var address = BindingAddress.Parse(listens);
        return new Uri($"{address.Scheme}://{Here(address.Host)}:{address.Port}{HealthSetup.ReadyPath}");
    }

    /// <summary>Where the reasons are told, or null where no metrics are served at a known port.</summary>
    internal static Uri? Reasons(IConfiguration configuration) =>
        (configuration.GetSection(MetricsOptions.Section).Get<MetricsOptions>() ?? new MetricsOptions()) is { Enabled: true, Port: > 0 and <= IPEndPoint.MaxPort } metrics
            ? new UriBuilder(Uri.UriSchemeHttp, Here(metrics.Address), metrics.Port, Readiness.Path).Uri
            : null;

    /// <summary>Asks.</summary>
    internal static async Task<Health> AskAsync(Uri url, Uri? reasons, CancellationToken cancellationToken) => await GetAsync(url, cancellationToken) switch
    {
        (HttpStatusCode.OK, _) => new Health(url, HttpStatusCode.OK, []),
        (HttpStatusCode.ServiceUnavailable, _) => new Health(
            url, HttpStatusCode.ServiceUnavailable, reasons is not null && await GetAsync(reasons, cancellationToken) is (HttpStatusCode.ServiceUnavailable, { } why) ? why.Split('\n', StringSplitOptions.RemoveEmptyEntries) : []),
        var (status, _) => new Health(url, status, []),
    };

    private static string Say(Health health) => health.Status switch
    {
        null => $"no answer from {health.Asked.GetLeftPart(UriPartial.Authority)}",
        HttpStatusCode.OK => "ready",
        var status => string.Join('\n', health.Reasons.Prepend($"not ready ({(int)status})")),
    };

    private static async Task<(HttpStatusCode? Status, string? Words)> GetAsync(Uri url, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(Patience);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        try
        {
            using var response = await http.SendAsync(request, enough.Token);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(enough.Token));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return (null, null);
        }
    }

    private static string Here(string host) => host is "*" or "+" or "0.0.0.0" or "::" or "[::]" or "localhost" ? IPAddress.Loopback.ToString() : host;

    private static string? First(string? list) => list?.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
}

/// <summary>What the bot says of its health.</summary>
/// <param name="Asked">Where.</param>
/// <param name="Status">What it answered, or null when it did not.</param>
/// <param name="Reasons">Why it is not ready, as far as that can be had.</param>
internal sealed record Health(Uri Asked, HttpStatusCode? Status, IReadOnlyList<string> Reasons)
{
    /// <summary>Whether it is ready.</summary>
    public bool IsReady => Status == HttpStatusCode.OK;
}
