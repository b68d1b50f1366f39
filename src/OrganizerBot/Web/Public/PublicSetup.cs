using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrganizerBot.Pictures;

namespace OrganizerBot.Web.Public;

/// <summary>Registers the public pages of campaigns.</summary>
internal static class PublicSetup
{
    extension(IServiceCollection services)
    {
        /// <summary>What they are made by.</summary>
        public void AddPublicPages()
        {
            services.TryAddSingleton<ChartPress>();
            services.AddSingleton<CampaignCharts>();
            services.AddSingleton<SharePicture>();
            services.AddSingleton<PageRenderer>();
            services.AddSingleton<PublicShelf>();
            services.AddSingleton<PublicEndpoints>();
            services.AddSingleton<IInterceptor>(services => new PageFollower(new Lazy<PublicShelf>(services.GetRequiredService<PublicShelf>)));
            PublicDescription.Add(services);
        }
    }
}
