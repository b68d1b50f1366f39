using Microsoft.Extensions.Options;

namespace OrganizerBot.Slack;

/// <summary>Decides to which addresses answers may be posted: a request names one, and following any would be a way into our network.</summary>
internal sealed class SlackResponseUrls(IOptions<SlackOptions> options)
{
    private const string Slack = "https://hooks.slack.com/";

    private readonly Uri _api = options.Value.Api;

    /// <summary>The address, or null when nothing may be posted there.</summary>
    /// <param name="address">As the request has it. Its first characters are compared as they stand, so that no two parsers can disagree about the host.</param>
    public Uri? Accept(string? address)
    {
        if (address is not { Length: <= 1000 } || address.Any(letter => letter is <= ' ' or >= '\u007f' or '\\') || !Origins().Any(origin => address.StartsWith(origin, StringComparison.Ordinal)))
        {
            return null;
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 ? uri : null;
    }

    private IEnumerable<string> Origins() => _api.IsLoopback ? [Slack, _api.GetLeftPart(UriPartial.Authority) + "/"] : [Slack];
}
