using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OrganizerBot.Communities;
using OrganizerBot.Messages;
using OrganizerBot.Operations;
using OrganizerBot.Pictures;
using OrganizerBot.Web;

namespace OrganizerBot.Discord;

/// <summary>Puts Discord into the bot. Without its section in the configuration nothing is registered and nothing is mapped.</summary>
internal static class DiscordSetup
{
    private const int LargestAnswer = 4 * 1024 * 1024;
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    extension(WebApplicationBuilder builder)
    {
        /// <summary>Registers the adapter.</summary>
        public void AddDiscord()
        {
            var section = builder.Configuration.GetSection(DiscordOptions.Section);
            if (!section.IsFilledIn())
            {
                return;
            }

            var services = builder.Services;
            services.AddOptionsWithValidateOnStart<DiscordOptions, DiscordOptions.Validator>().Bind(section);
            services.TryAddSingleton<ChartPress>();
            services.AddSingleton<DiscordReader>().AddSingleton<DiscordForm>().AddSingleton<DiscordPictures>().AddSingleton<DiscordPainter>().AddSingleton<DiscordResponder>().AddSingleton<DiscordDelivery>();
            services.AddSingleton<DiscordErrands>().AddHostedService(provider => provider.GetRequiredService<DiscordErrands>());
            services.AddHostedService<DiscordRegistration>();
            services.AddSingleton<DiscordInstall>().AddHostedService(provider => provider.GetRequiredService<DiscordInstall>());
            services.AddSingleton(provider => new RetentionTime(Platform.Discord, provider.GetRequiredService<IOptions<DiscordOptions>>().Value.RetentionDays));
            services.AddSingleton<IMemberGroups, DiscordGroups>();
            services.AddDiscordCalls();
            if (DiscordOptions.ReceiveIn(section) == DiscordReceive.Http)
            {
                services.TryAddSingleton<TurnedAway>();
                services.AddSingleton<DiscordSignature>().AddSingleton<DiscordEndpoints>();
            }
            else
            {
                services.AddDiscordSocket();
            }
        }
    }

    extension(WebApplication app)
    {
        /// <summary>Opens the adapter's route, if Discord is to call the bot.</summary>
        public void MapDiscord()
        {
            if (app.Services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(DiscordEndpoints)))
            {
                app.Services.GetRequiredService<DiscordEndpoints>().Map(app);
            }

            if (app.Services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(DiscordInstall)))
            {
                app.Services.GetRequiredService<DiscordInstall>().Map(app);
            }
        }
    }

    extension(IServiceCollection services)
    {
        /// <summary>The Gateway. It is registered after the errands, and so stops before them: what came last is still finished.</summary>
        private void AddDiscordSocket()
        {
            services.AddSingleton(DiscordSocketLuck.Fair).AddSingleton<DiscordSocketPulse>().AddSingleton<DiscordSocketSeen>().AddSingleton<DiscordSocketGuilds>();
            services.AddSingleton<DiscordSocketGate>().AddSingleton<DiscordSocketAnswers>().AddSingleton<DiscordSocketEvents>().AddHostedService<DiscordSocket>();
            services.AddHealthChecks().AddCheck<DiscordSocketHealth>(DiscordSocketHealth.Name, tags: ["ready"]);
        }

        /// <summary>What the bot says to Discord of its own accord.</summary>
        private void AddDiscordCalls()
        {
            services.AddSingleton<DiscordLimits>().AddSingleton<DiscordApi>().AddSingleton<DiscordHistory>().AddSingleton<DiscordPermissions>();
            services.AddSingleton<IMessenger, DiscordMessenger>();
            services.AddKeyedSingleton(Platform.Discord, (provider, _) => provider.GetServices<IMessenger>().Single(messenger => messenger.Platform == Platform.Discord));

            // Addresses hold interaction tokens, so nothing logs calls; a redirect would carry the bot's token elsewhere.
            services.AddHttpClient(DiscordApi.Client, client => (client.Timeout, client.MaxResponseContentBufferSize) = (CallTimeout, LargestAnswer))
                .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
                .RemoveAllLoggers();
        }
    }
}
