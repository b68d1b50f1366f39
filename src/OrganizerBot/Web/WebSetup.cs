using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using OrganizerBot.Members;
using OrganizerBot.Web.Public;

namespace OrganizerBot.Web;

/// <summary>Registers the bot's own pages, if they can be reached from anywhere.</summary>
public static class WebSetup
{
    /// <summary>How many requests for pages one address may make in a minute.</summary>
    internal const int MostInAMinute = 30;

    /// <summary>The name of that pace.</summary>
    internal const string Pace = "pages";

    extension(WebApplicationBuilder builder)
    {
        /// <summary>The pages and their pace.</summary>
        public void AddWeb()
        {
            builder.Services.AddOptionsWithValidateOnStart<WebOptions>().BindConfiguration(WebOptions.Section);
            builder.Services.AddSingleton<IValidateOptions<WebOptions>, WebOptions.Validator>();
            builder.Services.AddSingleton(services => new PublicAddress(services.GetRequiredService<IOptions<WebOptions>>().Value.Public));
            builder.Services.AddSingleton<PersonalEndpoints>();
            builder.Services.AddPublicPages();
            builder.Services.AddRateLimiter(limiter =>
            {
                limiter.AddPolicy(Pace, context => RateLimitPartition.GetFixedWindowLimiter(
                    RequestAddress.Of(context),
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = MostInAMinute, Window = TimeSpan.FromMinutes(1) }));
                limiter.OnRejected = (rejected, _) => new ValueTask(PersonalEndpoints.Busy(rejected.HttpContext).ExecuteAsync(rejected.HttpContext));
            });
        }
    }

    extension(WebApplication app)
    {
        /// <summary>Maps the pages, if the bot has an address.</summary>
        public void MapWeb()
        {
            if (app.Services.GetRequiredService<PublicAddress>().Url is not null)
            {
                app.UseRateLimiter();
                var pages = app.MapGroup("").RequireRateLimiting(Pace);
                app.Services.GetRequiredService<PersonalEndpoints>().Map(pages);
                TallyPages.Map(pages);
                // Behind a proxy all readers are one address: what bounds the work is that each page is made once a minute. Nothing between them and the page is needed, and who reads is not counted.
                var open = app.MapGroup("");
                open.ShortCircuit();
                open.DisableHttpMetrics();
                app.Services.GetRequiredService<PublicEndpoints>().Map(open);
            }
        }
    }
}
