using System.CommandLine;
using System.Net;

namespace OrganizerBot.Operations;

/// <summary><c>organizerbot health</c>: asks the bot that runs on this machine whether it is ready. Images have neither a shell nor curl to ask with.</summary>
internal static class AskHealth
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>The command.</summary>
    public static Command Command()
    {
        var url = new Option<Uri?>("--url")
        {
            Description = $"What to ask. Without it {HealthSetup.ReadyPath} on this machine, on the port that ASPNETCORE_HTTP_PORTS or ASPNETCORE_URLS names.",
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
        var command = new Command("health", $"Asks the bot on this machine whether it is ready. Exit code {ExitCode.Fine}: it is. {ExitCode.DoesNotHold}: it is not, or does not answer.") { url };
        command.SetAction(async (typed, cancellationToken) =>
        {
            var asked = typed.GetValue(url) ?? Usual(new ConfigurationBuilder().AddEnvironmentVariables().AddEnvironmentVariables("ASPNETCORE_").Build());
            var (isFine, word) = await AskAsync(asked, cancellationToken);
            await typed.InvocationConfiguration.Output.WriteLineAsync(word);
            return isFine ? ExitCode.Fine : ExitCode.DoesNotHold;
        });
        return command;
    }

    /// <summary>Where the bot listens, seen from this machine.</summary>
    internal static Uri Usual(IConfiguration configuration)
    {
        var listens = First(configuration["urls"]) ?? (First(configuration["http_ports"]) is { } port ? $"http://*:{port}" : "http://localhost:5000");
        var address = BindingAddress.Parse(listens);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" or "localhost" ? IPAddress.Loopback.ToString() : address.Host;
        return new Uri($"{address.Scheme}://{host}:{address.Port}{HealthSetup.ReadyPath}");
    }

    private static async Task<(bool IsFine, string Word)> AskAsync(Uri url, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(Patience);
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        try
        {
            using var response = await http.SendAsync(request, enough.Token);
            return (response.IsSuccessStatusCode, response.IsSuccessStatusCode ? "ready" : $"not ready ({(int)response.StatusCode})");
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return (false, $"no answer from {url.GetLeftPart(UriPartial.Authority)}");
        }
    }

    private static string? First(string? list) => list?.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
}
