using Microsoft.Extensions.Options;

namespace OrganizerBot.Web;

/// <summary>How the bot's own pages are reached.</summary>
internal sealed class WebOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Web";

    /// <summary>The address at which people reach the bot, such as <c>https://organizerbot.example/</c>. Without it there are no pages.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>The same, with a slash at its end.</summary>
    public Uri? Public => string.IsNullOrWhiteSpace(PublicUrl) ? null : new Uri(PublicUrl.Trim().TrimEnd('/') + "/");

    /// <summary>Refuses an address over which a token could be read on its way.</summary>
    internal sealed class Validator : IValidateOptions<WebOptions>
    {
        public ValidateOptionsResult Validate(string? name, WebOptions options) => string.IsNullOrWhiteSpace(options.PublicUrl) || IsSafe(options.PublicUrl.Trim())
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("Web:PublicUrl must be an https address without anything behind its path, such as https://organizerbot.example/ (http only on this machine, such as http://127.0.0.1:8080/).");

        private static bool IsSafe(string address) =>
            Uri.TryCreate(address, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0;
    }
}
