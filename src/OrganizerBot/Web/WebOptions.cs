using Microsoft.Extensions.Options;

namespace OrganizerBot.Web;

/// <summary>Where the bot's own pages are.</summary>
public sealed class WebOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Web";

    /// <summary>The address by which people reach the bot, such as <c>https://bot.example.org</c>; null when it has no pages of its own.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>Whether the address can be one.</summary>
    internal sealed class Validator : IValidateOptions<WebOptions>
    {
        public ValidateOptionsResult Validate(string? name, WebOptions options) =>
            string.IsNullOrEmpty(options.PublicUrl)
            || (Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) && address is { Query: "", Fragment: "", UserInfo: "" })
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail("Web:PublicUrl must be an address such as https://bot.example.org, without anything after a question mark.");
    }
}
