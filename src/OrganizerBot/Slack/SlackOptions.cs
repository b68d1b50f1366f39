using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using OrganizerBot.Communities;
using OrganizerBot.Operations;
using OrganizerBot.Web;

namespace OrganizerBot.Slack;

/// <summary>How the bot is known to Slack. It is a class and not a record, so that nothing prints its secrets.</summary>
internal sealed partial class SlackOptions
{
    /// <summary>The section of the configuration. Without it the bot is not on Slack.</summary>
    public const string Section = "Slack";

    private const int MostSecrets = 2;
    private const int MostRetentionDays = 3650;

    /// <summary>The app's id, such as <c>A012ABCD0A0</c>.</summary>
    public string AppId { get; init; } = "";

    /// <summary>By which way requests come in: <c>Socket</c> or <c>Http</c>.</summary>
    public string Receive { get; init; } = nameof(SlackReceive.Socket);

    /// <summary>The app's own token, with which connections are opened. Only Socket Mode needs it.</summary>
    public string AppToken { get; init; } = "";

    /// <summary>The signing secret, which only HTTP needs; two, separated by a comma, while one replaces the other.</summary>
    public string SigningSecret { get; init; } = "";

    /// <summary>The app's client id, with which workspaces install the bot themselves; empty where there is one workspace, whose token is set.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>The secret that goes with it.</summary>
    public string ClientSecret { get; init; } = "";

    /// <summary>After how many days a workspace's data is erased once the bot was removed from it.</summary>
    public int RetentionDays { get; init; } = RetentionTime.UsualDays;

    /// <summary>The bot's token of the workspace; may be left out where workspaces install the bot themselves.</summary>
    public string BotToken { get; init; } = "";

    /// <summary>Where the Web API is.</summary>
    public string ApiBaseUrl { get; init; } = "https://slack.com/api/";

    /// <summary>The one word under which every command is offered, or null where each noun is a command of its own.</summary>
    public string? Command { get; init; }

    /// <summary>The Web API's address, with the slash at its end that method names are put behind.</summary>
    public Uri Api => new(ApiBaseUrl.EndsWith('/') ? ApiBaseUrl : ApiBaseUrl + "/");

    /// <summary>The keys of valid signatures.</summary>
    public IReadOnlyList<byte[]> SigningKeys => [.. Secrets.Select(Encoding.UTF8.GetBytes)];

    /// <summary>The same as <see cref="Receive"/>, read; null for a word that is neither.</summary>
    public SlackReceive? Way => WayOf(Receive);

    /// <summary>Whether workspaces may install the bot themselves.</summary>
    public bool IsInstallable => ClientId.Length > 0 && ClientSecret.Length > 0;

    private string[] Secrets => SigningSecret.Split(',', StringSplitOptions.TrimEntries);

    /// <summary>Reads the setting <see cref="Receive"/> as people leave it: empty is as good as absent.</summary>
    public static SlackReceive? WayOf(string? setting) => string.IsNullOrWhiteSpace(setting)
        ? SlackReceive.Socket
        : Enum.GetValues<SlackReceive>().Cast<SlackReceive?>().FirstOrDefault(way => string.Equals(way.ToString(), setting.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Refuses a half-configured bot at start, and says what to do.</summary>
    internal sealed partial class Validator(IConfiguration configuration) : IValidateOptions<SlackOptions>
    {
        /// <inheritdoc/>
        public ValidateOptionsResult Validate(string? name, SlackOptions options)
        {
            string[] problems = [.. Problems(options)];
            return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }

        private IEnumerable<string> Problems(SlackOptions options)
        {
            if (!AppIds().IsMatch(options.AppId))
            {
                yield return "Slack:AppId must be the app's id, such as A012ABCD0A0. It stands under Basic Information at https://api.slack.com/apps.";
            }

            if (options.Way is null)
            {
                yield return $"Slack:Receive must be Socket or Http, {GivenWord.Told(options.Receive)}. Leave it out for Socket, which needs no public address.";
            }

            if ((options.Way == SlackReceive.Socket || options.AppToken.Length > 0) && !AppTokens().IsMatch(options.AppToken))
            {
                yield return "Slack:AppToken must be the app's own token, which begins with xapp-. Make one under Basic Information, App-Level Tokens, with the scope connections:write. "
                    + "Only with Slack:Receive=Http it can be left out.";
            }

            if ((options.Way == SlackReceive.Http || options.SigningSecret.Length > 0) && !AreSecrets(options.Secrets))
            {
                yield return "Slack:SigningSecret must be the app's signing secret, or two separated by a comma while it is replaced. It stands under Basic Information, App Credentials.";
            }

            if (!(options.IsInstallable && options.BotToken.Length == 0) && !Tokens().IsMatch(options.BotToken))
            {
                yield return "Slack:BotToken must be the bot user's token, which begins with xoxb-. It stands under OAuth & Permissions after the app is installed.";
            }

            if (options.ClientId.Length > 0 && !ClientIds().IsMatch(options.ClientId))
            {
                yield return "Slack:ClientId must be the app's client id, such as 123456.789012. It stands under Basic Information, App Credentials. Leave it out where Slack:BotToken is set.";
            }

            if ((options.ClientId.Length > 0 || options.ClientSecret.Length > 0) && !SigningSecrets().IsMatch(options.ClientSecret))
            {
                yield return "Slack:ClientSecret must be the app's client secret, which goes with Slack:ClientId. It stands under Basic Information, App Credentials.";
            }

            if (options.ClientSecret.Length > 0 && options.ClientId.Length == 0)
            {
                yield return "Slack:ClientId is missing: Slack:ClientSecret does nothing without it. It stands under Basic Information, App Credentials.";
            }

            if (options.ClientId.Length > 0 && string.IsNullOrWhiteSpace(configuration[$"{WebOptions.Section}:{nameof(WebOptions.PublicUrl)}"]))
            {
                yield return "Slack:ClientId lets workspaces install the bot on a page of its own: set Web:PublicUrl too, or leave Slack:ClientId out.";
            }

            if (options.RetentionDays is < 1 or > MostRetentionDays)
            {
                yield return "Slack:RetentionDays must be a number of days from 1 to 3650. Leave it out for 30.";
            }

            if (!IsSafe(options.ApiBaseUrl))
            {
                yield return "Slack:ApiBaseUrl must be an absolute https address (http only on this computer itself). Leave it out to use https://slack.com/api/.";
            }

            if (options.Command is { } word && (!CommandNames().IsMatch(word) || SlackCommands.Reserved.Contains(word)))
            {
                yield return "Slack:Command must be one lower-case word of at most 31 letters that is not a command of Slack's own, such as organize. Leave it out to offer /petition, /pledge and so on.";
            }
        }

        private static bool AreSecrets(string[] secrets) => secrets.Length <= MostSecrets && secrets.All(secret => SigningSecrets().IsMatch(secret));

        private static bool IsSafe(string address) =>
            Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
    }

    [GeneratedRegex(@"\AA[A-Z0-9]{2,30}\z")]
    private static partial Regex AppIds();

    [GeneratedRegex(@"\A[!-~]{16,128}\z")]
    private static partial Regex SigningSecrets();

    [GeneratedRegex(@"\Axapp-[!-~]{3,500}\z")]
    private static partial Regex AppTokens();

    [GeneratedRegex(@"\A[0-9]{1,20}\.[0-9]{1,20}\z")]
    private static partial Regex ClientIds();

    [GeneratedRegex(@"\A(xoxe\.)?xoxb-[!-~]{3,500}\z")]
    private static partial Regex Tokens();

    [GeneratedRegex(@"\A[a-z0-9_-]{1,31}\z")]
    private static partial Regex CommandNames();
}
