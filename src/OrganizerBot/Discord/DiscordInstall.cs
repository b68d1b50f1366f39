using System.Globalization;
using Microsoft.Extensions.Options;
using OrganizerBot.Members;
using OrganizerBot.Web;

namespace OrganizerBot.Discord;

/// <summary>Where servers install the bot: a link of Discord's with no more permissions than the bot needs. Nothing comes back from there, so that nothing has to be kept.</summary>
internal sealed partial class DiscordInstall(PublicAddress address, IOptions<DiscordOptions> options, ILogger<DiscordInstall> logger) : IHostedService
{
    /// <summary>Where it begins.</summary>
    public const string Begin = "/discord/install";

    /// <summary>View Channel, Send Messages, Embed Links, Attach Files, Read Message History, Send Messages in Threads (topics/permissions).</summary>
    public const ulong Permissions = (1UL << 10) | (1UL << 11) | (1UL << 14) | (1UL << 15) | (1UL << 16) | (1UL << 38);

    /// <summary>The link.</summary>
    public Uri Link => new(string.Create(
        CultureInfo.InvariantCulture,
        $"https://discord.com/oauth2/authorize?client_id={options.Value.ApplicationId}&scope=bot%20applications.commands&permissions={Permissions}&integration_type=0"));

    /// <summary>Maps the route, if the bot has an address.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        if (address.Url is not null)
        {
            routes.MapGet(Begin, () => Results.Redirect(Link.AbsoluteUri)).RequireRateLimiting(WebSetup.Pace);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Log.Link(logger, Link.AbsoluteUri);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(2011, LogLevel.Information, "Discord: install the bot in a server with {Link}")]
        public static partial void Link(ILogger logger, string link);
    }
}
