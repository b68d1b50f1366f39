namespace OrganizerBot.Discord;

/// <summary>Where the Gateway is. The bot's token goes there, so it is encrypted everywhere but on this machine.</summary>
internal static class DiscordSocketAddress
{
    private const string Query = "v=10&encoding=json";

    /// <summary>The address with the version that we speak, or null when the bot's token must not go there.</summary>
    public static Uri? Of(string? told) =>
        Uri.TryCreate(told, UriKind.Absolute, out var url) && url.UserInfo.Length == 0
        && (url.Scheme == Uri.UriSchemeWss || (url.Scheme == Uri.UriSchemeWs && url.IsLoopback))
            ? new UriBuilder(url) { Query = Query, Fragment = "" }.Uri
            : null;
}
