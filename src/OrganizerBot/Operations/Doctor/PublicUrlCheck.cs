using System.Net;
using System.Text;
using OrganizerBot.Discord;
using OrganizerBot.Slack;
using OrganizerBot.Web;

namespace OrganizerBot.Operations.Doctor;

/// <summary>That what a platform would send to the public address arrives at the bot, and that a forged request is refused there.</summary>
internal sealed class PublicUrlCheck : ICheck
{
    private const string Setting = "Web:PublicUrl";
    private const string OverHttp = "http";

    /// <inheritdoc/>
    public string About => "public address";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken)
    {
        if (bot.Settings<WebOptions>()?.Public is not { } address)
        {
            return [];
        }

        List<Finding> found = [];
        if (bot.Discord is not null && Receives(bot, DiscordOptions.Section, socketKey: null))
        {
            found.AddRange(await KnockAsync(bot, DiscordApi.Client, new Uri(address, DiscordEndpoints.Interactions), cancellationToken));
        }

        if (bot.Slack is not null && Receives(bot, SlackOptions.Section, socketKey: "AppToken"))
        {
            found.AddRange(await KnockAsync(bot, SlackApi.Answers, new Uri(address, SlackEndpoints.Commands), cancellationToken));
        }

        return found;
    }

    /// <summary>Whether a platform sends requests over HTTP: so it is told, or it is told nothing and has no key to a socket.</summary>
    private static bool Receives(Patient bot, string section, string? socketKey) =>
        bot.Configuration[$"{section}:Receive"] is { Length: > 0 } how ? how.Equals(OverHttp, StringComparison.OrdinalIgnoreCase) : socketKey is null || string.IsNullOrEmpty(bot.Configuration[$"{section}:{socketKey}"]);

    /// <summary>Sends a request that nobody signed.</summary>
    private static async Task<IEnumerable<Finding>> KnockAsync(Patient bot, string client, Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("X-Signature-Ed25519", new string('0', 128));
        request.Headers.TryAddWithoutValidation("X-Signature-Timestamp", "1");
        try
        {
            using var http = bot.Parts.GetRequiredService<IHttpClientFactory>().CreateClient(client);
            using var response = await http.SendAsync(request, cancellationToken);
            return Understand(address, response.StatusCode, bot.Runs);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return [bot.Runs
                ? Finding.Wrong(Setting, $"Nothing answers at {address}, and the platform reaches the bot no better.", "Look whether the name leads to this machine, and whether the reverse proxy and its certificate are in order.")
                : Finding.Note(Setting, $"Nothing answers at {address}; the bot does not run.", "Start the bot, and run the doctor again.")];
        }
    }

    private static IEnumerable<Finding> Understand(Uri address, HttpStatusCode status, bool runs) => (int)status switch
    {
        401 => [],
        404 or 405 => [Finding.Wrong(Setting, $"{address} answers {(int)status}: another program is there, or the reverse proxy does not pass this path on.", "Let the reverse proxy pass every path on to the bot.")],
        >= 300 and < 400 => [Finding.Wrong(Setting, $"{address} sends callers elsewhere ({(int)status}), and platforms do not follow.", "Set the address to where it leads, with https.")],
        >= 500 when !runs => [Finding.Note(Setting, $"{address} answers {(int)status}; the bot does not run.", "Start the bot, and run the doctor again.")],
        >= 500 => [Finding.Wrong(Setting, $"{address} answers {(int)status}: the reverse proxy does not reach the bot.", "Let it pass requests on to where the bot listens (Urls or ASPNETCORE_HTTP_PORTS).")],
        _ => [Finding.Wrong(Setting, $"{address} answers {(int)status} to a request that nobody signed: that is not this bot.", "Look what answers there, and let the reverse proxy pass requests on to the bot.")],
    };
}
