using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OrganizerBot.Operations;

/// <summary>Something that answers on this computer in the place of a platform, or of the bot, as a test wants it.</summary>
internal sealed class StandIn : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StandIn(WebApplication app) => _app = app;

    /// <summary>Its address, without a slash at the end.</summary>
    public string Address => _app.Urls.Single();

    /// <summary>Starts one.</summary>
    public static async Task<StandIn> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context => answer(context));
        await app.StartAsync();
        return new StandIn(app);
    }

    /// <summary>Answers everything with a status.</summary>
    public static Task<StandIn> WithStatusAsync(int status) => StartAsync(context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    /// <summary>Answers everything with JSON.</summary>
    public static Task<StandIn> WithJsonAsync(string json, params (string Name, string Value)[] headers) => StartAsync(async context =>
    {
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(json);
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
