using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OrganizerBot.Proofs;

/// <summary>A collector of telemetry on this computer, which keeps each byte that is sent to it.</summary>
internal sealed class CanarySink : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _all = [];

    private CanarySink(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public static async Task<CanarySink> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var sink = new CanarySink(builder.Build());
        sink._app.Run(sink.TakeAsync);
        await sink._app.StartAsync();
        return sink;
    }

    /// <summary>Everything that came to a path.</summary>
    public byte[] Of(string path) => [.. _all.Where(each => each.Path == path).SelectMany(each => each.Body)];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        _all.Enqueue((http.Request.Path.Value!, body.ToArray()));
        http.Response.ContentType = "application/x-protobuf";
    }
}
