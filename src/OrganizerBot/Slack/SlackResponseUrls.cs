using Microsoft.Extensions.Options;

namespace OrganizerBot.Slack;

/// <summary>Decides to which addresses answers and files may be posted: a request names one, and following any would be a way into our network.</summary>
internal sealed class SlackResponseUrls(IOptions<SlackOptions> options)
{
    private const string Slack = "https://hooks.slack.com/";
    private const string Files = "https://files.slack.com/";

    private readonly Uri _api = options.Value.Api;

    /// <summary>The address, or null when nothing may be posted there.</summary>
    /// <param name="address">As the request has it. Its first characters are compared as they stand, so that no two parsers can disagree about the host.</param>
    public Uri? Accept(string? address) => Accept(address, Slack);

    /// <summary>The same for where the bytes of a file go, which Slack names anew for each.</summary>
    public Uri? AcceptUpload(string? address) => Accept(address, Files);

    private Uri? Accept(string? address, string home)
    {
        if (address is not { Length: <= 1000 } || address.Any(letter => letter is <= ' ' or >= '\u007f' or '\\') || !Origins(home).Any(origin => address.StartsWith(origin, StringComparison.Ordinal)))
        {
            return null;
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 ? uri : null;
    }

    private IEnumerable<string> Origins(string home) => _api.IsLoopback ? [home, _api.GetLeftPart(UriPartial.Authority) + "/"] : [home];
}
