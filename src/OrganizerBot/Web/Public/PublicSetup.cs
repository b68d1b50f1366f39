using Microsoft.EntityFrameworkCore.Diagnostics;

namespace OrganizerBot.Web.Public;

/// <summary>Registers the public pages of campaigns.</summary>
internal static class PublicSetup
{
    extension(IServiceCollection services)
    {
        /// <summary>What they are made by. Pictures of numbers come from whatever <see cref="ICampaignCharts"/> is registered.</summary>
        public void AddPublicPages()
        {
            services.AddSingleton<PageRenderer>();
            services.AddSingleton<PublicShelf>();
            services.AddSingleton<PublicEndpoints>();
            services.AddSingleton<IInterceptor, PageFollower>();
            PublicDescription.Add(services);
        }
    }
}
