using Microsoft.Extensions.Options;
using OrganizerBot.Messages;

namespace OrganizerBot.Web;

/// <summary>Registers what the bot's own pages need.</summary>
public static class WebSetup
{
    extension(WebApplicationBuilder builder)
    {
        /// <summary>The public address, if whoever runs the bot has set one.</summary>
        public void AddWeb()
        {
            builder.Services.AddOptionsWithValidateOnStart<WebOptions>().BindConfiguration(WebOptions.Section);
            builder.Services.AddSingleton<IValidateOptions<WebOptions>, WebOptions.Validator>();
            builder.Services.AddSingleton(services =>
                new PublicAddress(services.GetRequiredService<IOptions<WebOptions>>().Value.PublicUrl is { Length: > 0 } address ? new Uri(address) : null));
        }
    }
}
