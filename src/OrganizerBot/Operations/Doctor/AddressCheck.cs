using System.Globalization;

namespace OrganizerBot.Operations.Doctor;

/// <summary>Where the bot listens.</summary>
internal sealed class AddressCheck : ICheck
{
    private static readonly string[] Ports = ["HTTP_PORTS", "HTTPS_PORTS"];

    private const string Usual = "Write it as http://127.0.0.1:8080, several separated by semicolons.";

    /// <inheritdoc/>
    public string About => "addresses";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(Patient bot, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Finding>>([.. Look(bot.Configuration)]);

    /// <summary>What is wrong with the addresses. The bot refuses to start with these too.</summary>
    public static IEnumerable<Finding> Look(IConfiguration configuration)
    {
        foreach (var address in Split(configuration["urls"]).Where(address => !IsAddress(address)))
        {
            yield return Finding.Wrong("Urls", $"{address} is no address to listen on.", Usual);
        }

        foreach (var (setting, port) in Ports.SelectMany(name => Split(configuration[name]).Select(port => (name, port))).Where(each => !IsPort(each.port)))
        {
            yield return Finding.Wrong(setting, $"{port} is no port to listen on.", "Use a number from 1 to 65535, such as 8080.");
        }

        if (string.IsNullOrWhiteSpace(configuration["urls"]) && Split(configuration["HTTPS_PORTS"]).Length > 0 && configuration["Kestrel:Certificates:Default:Path"] is null)
        {
            yield return Finding.Wrong("HTTPS_PORTS", "There is no certificate with which the bot could speak https.", "Let a reverse proxy speak https and set HTTP_PORTS only, or name a certificate with Kestrel:Certificates:Default:Path.");
        }
    }

    private static string[] Split(string? list) => (list ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsPort(string port) => int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 65535;

    private static bool IsAddress(string address)
    {
        try
        {
            return BindingAddress.Parse(address) is { Port: >= 0 and <= 65535, Scheme: "http" or "https" };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
