using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OrganizerBot.Communities;
using OrganizerBot.Messages;
using OrganizerBot.Operations;
using OrganizerBot.Pictures;
using OrganizerBot.Web;

namespace OrganizerBot.Slack;

/// <summary>Puts the bot on Slack, if it is configured to be there.</summary>
internal static class SlackSetup
{
    private static readonly TimeSpan CallTime = TimeSpan.FromSeconds(10);
    private const int MostInAnswer = 4 * 1024 * 1024;

    extension(WebApplicationBuilder builder)
    {
        /// <summary>Registers the adapter. Without its section of the configuration nothing is registered.</summary>
        public void AddSlack()
        {
            var section = builder.Configuration.GetSection(SlackOptions.Section);
            if (!section.IsFilledIn())
            {
                return;
            }

            var services = builder.Services;
            services.AddOptionsWithValidateOnStart<SlackOptions>().BindConfiguration(SlackOptions.Section);
            services.AddSingleton<IValidateOptions<SlackOptions>, SlackOptions.Validator>();
            AddClient(services, SlackApi.WebApi);
            AddClient(services, SlackApi.Answers);
            services.AddSingleton<SlackApi>();
            services.AddSingleton<SlackResponseUrls>();
            services.AddSingleton<SlackReader>();
            services.AddSingleton<SlackHome>();
            services.AddSingleton<SlackTokens>();
            services.AddSingleton<SlackCalls>();
            services.AddSingleton<SlackNews>();
            AddInstalling(builder);
            services.AddSingleton<SlackVisitors>();
            services.AddSingleton<IMemberGroups, SlackGroups>();
            services.AddSingleton<SlackDelivery>();
            services.TryAddSingleton<ChartPress>();
            services.AddSingleton<SlackUploads>();
            services.AddSingleton<SlackFiles>();
            services.AddSingleton<SlackPictures>();
            services.AddSingleton<SlackForms>();
            services.AddSingleton<SlackHomeTab>();
            services.AddSingleton<SlackHomeAnswers>();
            services.AddSingleton<SlackResponder>();
            services.AddSingleton<SlackNews>();
            services.AddSingleton<SlackErrands>();
            services.AddHostedService(provider => provider.GetRequiredService<SlackErrands>());
            services.AddSingleton<SlackPlanner>();
            services.AddSingleton<IMessenger, SlackMessenger>();
            services.AddHostedService<SlackClaim>();
            if (SlackOptions.WayOf(section[nameof(SlackOptions.Receive)]) == SlackReceive.Http)
            {
                services.TryAddSingleton<TurnedAway>();
                services.AddSingleton<SlackSignature>();
                services.AddSingleton<SlackEndpoints>();
            }
            else
            {
                AddSockets(services);
            }
        }
    }

    extension(WebApplication app)
    {
        /// <summary>Maps the adapter's routes, if Slack calls us.</summary>
        public void MapSlack()
        {
            if (app.Services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(SlackEndpoints)))
            {
                app.Services.GetRequiredService<SlackEndpoints>().Map(app);
            }

            if (app.Services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(SlackInstall)))
            {
                app.Services.GetRequiredService<SlackInstall>().Map(app);
            }
        }
    }

    /// <summary>The pages where workspaces install the bot, if the app has an id and a secret for that.</summary>
    private static void AddInstalling(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(provider => new RetentionTime(Platform.Slack, provider.GetRequiredService<IOptions<SlackOptions>>().Value.RetentionDays));
        if (!string.IsNullOrWhiteSpace(builder.Configuration[$"{SlackOptions.Section}:{nameof(SlackOptions.ClientId)}"]))
        {
            builder.Services.AddSingleton<SlackInstallState>();
            builder.Services.AddSingleton<SlackInstallPages>();
            builder.Services.AddSingleton<SlackInstall>();
        }
    }

    /// <summary>Two connections. They are stopped before the errands they leave behind.</summary>
    private static void AddSockets(IServiceCollection services)
    {
        services.TryAddSingleton(new SlackSocketHabits());
        services.AddSingleton<SlackSocketStatus>();
        services.AddSingleton<SlackSocketInbox>();
        services.AddSingleton<SlackSocketOpener>();
        services.AddSingleton<SlackSocketPlaces>();
        services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<SlackSocketLane>(provider, 0));
        services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<SlackSocketLane>(provider, 1));
        services.AddHealthChecks().AddCheck<SlackSocketHealth>(SlackSocketHealth.Name, tags: ["ready"]);
    }

    /// <summary>A client that follows nobody anywhere, keeps no cookies and logs no addresses: they hold secrets.</summary>
    private static void AddClient(IServiceCollection services, string name) => services
        .AddHttpClient(name, client =>
        {
            client.Timeout = CallTime;
            client.MaxResponseContentBufferSize = MostInAnswer;
            client.DefaultRequestHeaders.UserAgent.ParseAdd("OrganizerBot");
        })
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        .RemoveAllLoggers();
}
